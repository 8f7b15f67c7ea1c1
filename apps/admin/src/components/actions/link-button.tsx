import { Button, type ButtonProps } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export interface LinkButtonProps extends Pick<ButtonProps, 'variant' | 'size' | 'leftSection' | 'color' | 'fullWidth'> {
  to: string;
  search?: Record<string, unknown>;
  children: ReactNode;
}

/** A link that looks like a button: it opens in a new tab like any other link. */
export function LinkButton({ to, search, children, ...look }: LinkButtonProps): ReactNode {
  return (
    <Button {...look} renderRoot={(props) => <Link {...props} to={to} {...(search === undefined ? {} : { search: search as never })} />}>
      {children}
    </Button>
  );
}
