def f(:
  if x
	tab = f"{ {
class (
 '''open
