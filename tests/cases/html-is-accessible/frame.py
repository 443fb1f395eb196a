"""A page in a frame of 320 pixels, with the check beside it."""
import html
import sys

page = open(sys.argv[1], encoding="utf-8").read()
check = open("check.js", encoding="utf-8").read()
print('<!DOCTYPE html><meta charset="utf-8"><body><pre id="result"></pre>'
      f'<iframe id="page" width="320" height="600" style="border:0" srcdoc="{html.escape(page)}">'
      f"</iframe><script>{check}</script></body>")
