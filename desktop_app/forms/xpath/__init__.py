"""XPath as ODK XForms speak it: text -> syntax tree -> closures. No evaluation of Python code anywhere."""
