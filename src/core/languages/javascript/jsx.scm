; JSX: an element of a component calls it, plain tags are not names.
(jsx_opening_element name: (identifier) @ignored (#match? @ignored "^[a-z]"))
(jsx_closing_element name: (_) @ignored)
(jsx_self_closing_element name: (identifier) @ignored (#match? @ignored "^[a-z]"))
((jsx_opening_element name: (_) @object) @call (#match? @object "^[A-Z_$]|[.]"))
((jsx_self_closing_element name: (_) @object) @call (#match? @object "^[A-Z_$]|[.]"))
