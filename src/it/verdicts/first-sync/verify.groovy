import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def summary = build.summary()
assert summary.gate.verdict == 'failed'
assert summary.sync.evidence == 'last-run-advanced'
assert summary.server.baseline == null
assert summary.server.failing.size() == 1
build.logHas('What was failing before this run is not known')

return true
