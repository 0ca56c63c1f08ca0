"""How fast the screens are, against an empty Streamlit page on the same machine: ``python -m benchmarks pages``.

Only ratios taken in one run mean something: seconds belong to the machine and to what else it does.
"""
