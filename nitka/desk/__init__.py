"""What members see. Empty until the sealed store is built.

A static bundle: must not render anything per request.
"""
