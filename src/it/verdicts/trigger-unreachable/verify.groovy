import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
assert build.summary().gate.verdict == 'unknown'
assert build.summary().gate.reasons[0].startsWith('Secoda could not be reached: could not start the sync')
build.logHas('The build goes on without a verdict (secoda.onUnreachable=warn)')
build.logHas('Secoda: unknown: Secoda could not be reached')

return true
