import co.secoda.it.Pairs

Pairs.copy(projectDirectory, 'passing', new File(basedir, 'passing'))
Pairs.copy(projectDirectory, 'failing', new File(basedir, 'failing'))
def byHand = new File(basedir, 'kept/by-hand')
assert byHand.mkdirs()
new File(byHand, 'cut-off.json').text = '{"schemaVersion": 1, "goal": "publish", "gate": {"verdict": "pas'

return true
