"""Reports to look at, to keep and to print: one self-contained page each, which needs no script and asks nobody."""
