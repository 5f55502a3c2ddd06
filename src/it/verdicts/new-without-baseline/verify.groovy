import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def summary = build.summary()
assert summary.gate.verdict == 'unknown'
// The next build has a baseline, since this run is uploaded and its sync is started.
assert summary.sync.triggeredAt != null
assert summary.sync.rule == 'no-baseline'
assert summary.sync.evidence == 'none'
build.logHas('Secoda has accepted the trigger')
build.logHas('secoda.failOn=new counts against what was failing before this run, and the baseline could not be read')
build.hasNoStackTrace()

return true
