import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas('There is no state file of an upload')
build.logHas('secoda.awaitSync=false')
build.hasNoStackTrace()
assert !new File(basedir, 'reports/waiting').exists()
def now = build.summary('reports/now')
assert now.gate.verdict == 'passed'
assert now.sync.rule == 'asked-once'
assert now.sync.evidence == 'none'
assert now.server.baseline == null

return true
