import co.secoda.it.Pairs

Pairs.copy(projectDirectory, 'failing', new File(basedir, 'target'))
new File(basedir, 'in-the-way').text = 'no directory'

return true
