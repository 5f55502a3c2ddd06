import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def summary = build.summary()
assert summary.goal == 'check'
assert summary.gate.verdict == 'passed'
assert summary.sync.evidence == 'last-run-advanced'
assert new File(basedir, 'target/secoda/secoda-state.json').isFile()
assert build.log().count('A sandbox answers in place of Secoda') == 1
build.logHas('The sandbox has stopped')

return true
