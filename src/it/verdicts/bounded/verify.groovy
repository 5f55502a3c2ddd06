import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def summary = build.summary()
assert summary.gate.verdict == 'passed'
assert summary.sync.rule == 'unchanged-and-bounded'
assert summary.sync.evidence == 'bounded'

return true
