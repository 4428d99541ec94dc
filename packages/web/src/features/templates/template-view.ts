/** The page of one template, as the router knows it. */
export const TEMPLATE = "/t/$tenant/c/$workspace/templates/$templateId";
