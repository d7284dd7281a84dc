function show() { document.title = "a"; }
function hide() { document.title = "b"; }
function swap() { document.title = "c"; }
