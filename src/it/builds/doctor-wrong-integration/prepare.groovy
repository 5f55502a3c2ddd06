import co.secoda.it.Pairs
import co.secoda.it.Servers

Pairs.copy(projectDirectory, 'passing', new File(basedir, 'target'))
Servers.start(context, basedir, 'the-right-key', ['secoda.apiKey': 'the-right-key'])

new File(basedir, 'test.properties') << '\nsecoda.integrationId=3f0e6b9e-0f0f-4d57-9a2f-6f6f1f0f2b11\n'

return true
