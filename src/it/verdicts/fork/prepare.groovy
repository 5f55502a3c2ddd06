import co.secoda.it.Pairs

Pairs.copy(projectDirectory, 'passing', new File(basedir, 'passing'))
Pairs.copy(projectDirectory, 'failing', new File(basedir, 'failing'))

return true
