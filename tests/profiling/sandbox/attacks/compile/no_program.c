this is no program; "\x1b]0;title\x07
