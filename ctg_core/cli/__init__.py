"""The command line: what the dashboard does without its screen. One verb a file.

A verb declares its arguments and runs. ``main`` loads the one that is asked for, so that help comes at once.
"""
