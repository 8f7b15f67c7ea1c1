import { OPAL_TOOLS, type OpalToolName } from '@safecode/domain/opal/tools';
import { toolParameters, type ToolParameter } from '@safecode/domain/opal/tool-parameters';

/** A function of the manifest, field for field as the vendor's SDK prints it. */
export interface DiscoveredFunction {
  readonly name: OpalToolName;
  readonly description: string;
  readonly parameters: readonly ToolParameter[];
  readonly endpoint: string;
  readonly http_method: 'POST';
}

/** `generate_variation_code` is called at `/tools/generate-variation-code`. */
export const toolEndpoint = (name: OpalToolName): string => `/tools/${name.replaceAll('_', '-')}`;

/**
 * The manifest Opal reads. It is public, so it holds nothing of any tenant. Only the four fields of a parameter are
 * emitted; formats stand in the descriptions, because registration fails on more.
 */
export function discoveryManifest(): { readonly functions: readonly DiscoveredFunction[] } {
  return {
    functions: OPAL_TOOLS.map((tool) => ({
      name: tool.name,
      description: tool.description,
      parameters: toolParameters(tool),
      endpoint: toolEndpoint(tool.name),
      http_method: 'POST',
    })),
  };
}
