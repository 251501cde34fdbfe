// What is shown of the tests: each that failed, with its reason, what a test wanted to say, and the totals.

export default async function* report(events) {
  let passed = 0;
  let failed = 0;
  for await (const { type, data } of events) {
    const isFile = data?.name?.endsWith(".test.mjs");
    if (type === "test:pass" && !isFile) {
      passed += 1;
    } else if (type === "test:fail" && !(isFile && data.details.error.failureType === "subtestsFailed")) {
      failed += 1;
      const error = data.details.error.cause ?? data.details.error;
      yield `FAILED ${data.name}\n  ${String(error.message ?? error).split("\n").join("\n  ")}\n`;
    } else if (type === "test:diagnostic" && !/^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /.test(data.message)) {
      yield `note: ${data.message}\n`;
    } else if (type === "test:stderr") {
      yield data.message;
    }
  }
  yield `${passed} passed, ${failed} failed\n`;
}
