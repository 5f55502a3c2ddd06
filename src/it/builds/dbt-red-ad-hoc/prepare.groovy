co.secoda.it.Pairs.copy(projectDirectory, 'failing', new File(basedir, 'pair'))

return true
