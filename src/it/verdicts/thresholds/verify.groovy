import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
assert build.summary('reports/held').gate.verdict == 'passed'
def warning = build.summary('reports/warning')
assert warning.gate.verdict == 'failed'
assert warning.gate.reasons == ['1 entity is warning, 0 are allowed (secoda.maxWarning)']
def skipped = build.summary('reports/skipped')
assert skipped.gate.verdict == 'failed'
assert skipped.gate.reasons == ['4 tests were skipped, 3 are allowed (secoda.maxSkipped)']
def percentages = build.summary('reports/percentages')
assert percentages.gate.maxFailing == percentages.local.testedEntities.intdiv(10)
assert percentages.gate.maxFailing == 1
assert percentages.gate.maxSkipped == 3
assert percentages.gate.reasons == ['4 tests were skipped, 3 are allowed (secoda.maxSkipped=13%)']

return true
