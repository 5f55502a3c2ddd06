import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def summary = build.summary()
assert summary.gate.verdict == 'unknown'
assert summary.sync.evidence == 'none'
build.logHas('[WARNING] Secoda: unknown: ')

return true
