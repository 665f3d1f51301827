/** The YAML of a workflow that ends at once. @param actions YAML of the actions before its end, each line with its indentation */
export function workflowText(name = 'Own', actions = ''): string {
  return `workflow:
  name: ${name}
  startUpRef: /workflow/states/state[main]
  states:
    - state:
        name: Main
        refId: main
        actions:
${actions}          - endWorkflow:
              name: End
              exitReason: { noValue: true }
`;
}
