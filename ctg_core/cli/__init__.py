"""The command line: what the dashboard does without its screen. One verb a file.

A verb is its ``ARGUMENTS``, and ``run(arguments)``, which gives an exit code or nothing when all went well. ``main``
loads the one that is asked for, so that help comes at once.
"""
