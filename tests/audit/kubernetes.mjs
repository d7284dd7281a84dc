// kubernetes.mjs FILE: checks a manifest against the schema of the API, and prints the command of its container, a word a line.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const require = createRequire(new URL("../tools/package.json", import.meta.url));
const { Job } = require("kubernetes-models/batch/v1/Job");
const { parse } = require("yaml");

const manifest = parse(readFileSync(process.argv[2], "utf8"));
new Job(manifest).validate();

// The schema lets unknown keys pass; the API does not.
const known = new Set(("apiVersion kind metadata name spec completionMode completions parallelism backoffLimitPerIndex maxFailedIndexes podFailurePolicy rules action " +
  "onExitCodes containerName operator values onPodConditions type status template restartPolicy terminationGracePeriodSeconds securityContext runAsNonRoot runAsUser fsGroup " +
  "containers image command args env value resources requests limits cpu memory allowPrivilegeEscalation readOnlyRootFilesystem capabilities drop volumeMounts mountPath " +
  "volumes persistentVolumeClaim claimName emptyDir").split(" "));
const look = (at) => {
  if (Array.isArray(at)) return at.forEach(look);
  if (at === null || typeof at !== "object") return;
  for (const [key, value] of Object.entries(at)) {
    if (!known.has(key)) throw new Error(`no key of a Job that this test knows: ${key}`);
    look(value);
  }
};
look(manifest);

const [container] = manifest.spec.template.spec.containers;
if (container.env.find((e) => e.name === "AUDIT_PARTS").value !== String(manifest.spec.completions)) throw new Error("parts and completions differ");
if (container.command.join(" ") !== "/bin/sh -c" || container.args.length !== 1) throw new Error("the command is not one of sh");
process.stdout.write(container.args[0]);
