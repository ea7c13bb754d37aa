// Every layer but `vscode` resolves the module name "vscode" to this empty file, so naming it there is a type error.
export {};
