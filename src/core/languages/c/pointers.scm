; What C has and C++ has not: an element of a pointer or array is what it points to.
(subscript_expression argument: (_) @object) @transparent
(call_expression function: (_) @object) @call
