"""What a sweeper gets for a trial that failed on the cluster."""


class TrialFailed(Exception):
    """A trial of a sweep has failed; what came of it was said and stands in its folder."""
