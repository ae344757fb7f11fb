"""Shapes of what the record says about people, places, law and organisations; pure, without tables.

``vocabulary`` lists every allowed word, ``body`` documents and reads a person, ``places`` facilities, articles
and rules, ``organisations`` partners and channels, ``kinds`` maps a kind of the record to its shape.
"""
