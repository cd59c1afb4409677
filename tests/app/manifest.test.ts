import manifest from '@/app/manifest'

test('a text that another app shares comes to the form by POST, in no address, and never a file', () => {
  expect(manifest().share_target).toEqual({
    ...{ action: '/lapor/bagikan', method: 'POST', enctype: 'multipart/form-data' },
    params: { title: 'title', text: 'text', url: 'url' },
  })
})
