; JSX: components are uses, plain tags are not.
(jsx_opening_element name: (identifier) @ignored (#match? @ignored "^[a-z]"))
(jsx_closing_element name: (_) @ignored)
(jsx_self_closing_element name: (identifier) @ignored (#match? @ignored "^[a-z]"))
