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
assert lines.findIndexValues { it.contains('The report TEST-secoda.xml can\'t be written') }.size() == 2
build.hasNoStackTrace()

return true
