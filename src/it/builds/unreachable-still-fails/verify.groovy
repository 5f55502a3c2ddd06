import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
build.logHas('Check that the API key is of this workspace')
build.logHas('Check secoda.integrationId')
assert build.summary('refused-key').gate.verdict == 'unknown'
assert build.summary('no-such-integration').gate.verdict == 'unknown'

return true
