"""`opmaat doctor --selftest`: every part does its real work once, in a temporary folder that goes away.

Each part is a function that gets an empty folder and gives one Dutch sentence about what worked; it raises `Unexpected`
or whatever breaks.
"""
