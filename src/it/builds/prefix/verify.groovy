import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def summary = build.summary()
assert summary.gate.verdict == 'passed'
assert summary.gate.maxFailing == 1
assert summary.server.failing.size() == 1

return true
