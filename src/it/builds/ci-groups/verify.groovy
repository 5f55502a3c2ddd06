import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def lines = build.log().readLines()

// At the beginning of a line, or the runner takes no notice: also under Maven 4, which decorates System.out.
def opened = lines.findIndexValues { it == '::group::secoda:publish' }
def closed = lines.findIndexValues { it == '::endgroup::' }
assert opened.size() == 2 && closed.size() == 2
assert lines.count { it.contains('group::') } == 4

// The first build ends in an error, which nobody has to unfold anything to see.
def error = lines.findIndexOf { it.contains('[ERROR]') && it.contains('nowhere') }
assert opened[0] < closed[0] && closed[0] < error && error < opened[1]

def inGroup = lines[(opened[1] + 1)..(closed[1] - 1)]
assert inGroup.any { it.contains('Uploading ') }
assert inGroup.any { it.contains('Secoda has accepted the trigger') }
assert inGroup.any { it.contains('Waiting for this run\'s sync') }
assert !inGroup.any { it.contains('Secoda: failed') }
assert lines.findIndexOf { it.contains('Secoda: failed: ') } > closed[1]

assert lines.any { it.startsWith('::error file=warehouse/models/marts/orders.sql,') }

assert build.summary().ci == [
    name: 'GitHub Actions',
    branch: 'fix/orders',
    commit: '8843d7f92416211de9ebb963ff4ce28125932878',
    url: 'https://github.com/acme/shop/actions/runs/77',
    pullRequest: '12'
]
assert new File(basedir, 'step-summary.md').text.contains('Run: [GitHub Actions](<https://github.com/acme/shop/actions/runs/77>), branch fix/orders, ')

return true
