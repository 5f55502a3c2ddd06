import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def lines = build.log().readLines()

def failed = lines.findIndexOf { it.contains('Secoda: failed: 1 entity is failing') }
def passed = lines.findIndexOf { it.contains('Secoda: passed: ') }
assert failed >= 0 && passed > failed

// The first build fails by its verdict, the second by its reports alone, and after it.
def ends = lines.findIndexValues { it.contains('[ERROR] Failed to execute goal') }
assert ends.size() == 2
assert lines[ends[0] as int].contains('Secoda: failed')
assert lines[ends[1] as int].contains("can't be written")
// Of all files that have one cause in common, one line tells at once; the last line of the second build names them all.
assert lines.findIndexValues { it.startsWith('[ERROR] The summary can\'t be written to ') }.size() == 2
assert lines[ends[1] as int].contains('the report TEST-secoda.xml, the report index.html')
build.hasNoStackTrace()

return true
