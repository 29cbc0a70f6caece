/** The key of one form as it was served: posting it twice does the deed once. Made fresh by the page. */
export function FormKey({ value }: { value: string }) {
  return <input type="hidden" name="formKey" value={value} />
}
