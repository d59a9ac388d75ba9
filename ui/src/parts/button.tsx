// SPDX-License-Identifier: Apache-2.0
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link } from 'wouter';
import { Icon, type IconName } from './icons.tsx';

export type Look = 'primary' | 'plain' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  look?: Look;
  icon?: IconName;
  big?: boolean;
  busy?: boolean; // stays focusable and says so; a second press does nothing
  children?: ReactNode;
}

const classOf = (look: Look, big?: boolean, extra = '') =>
  `button ${look === 'plain' ? '' : `button--${look}`} ${big ? 'button--big' : ''} ${extra}`;

export function Button({ look = 'plain', icon, big, busy, children, className, onClick, type = 'button', ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} className={classOf(look, big, className)} aria-disabled={busy || rest['aria-disabled'] || undefined}
      onClick={(event) => {
        if (busy || rest['aria-disabled']) event.preventDefault();
        else onClick?.(event);
      }}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export function IconButton({ icon, label, className = '', ...rest }: { icon: IconName; label: string } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" {...rest} className={`button button--icon ${className}`} aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  );
}

// A link that looks like a button: inside the desk by path, or a file by href.
export function LinkButton({ to, href, look = 'plain', icon, children, ...rest }: {
  to?: string; href?: string; look?: Look; icon?: IconName; children: ReactNode; target?: string; download?: boolean; 'aria-label'?: string;
}) {
  const inside = <>{icon && <Icon name={icon} />}{children}</>;
  if (to !== undefined) return <Link to={to} className={classOf(look)} {...rest}>{inside}</Link>;
  return <a href={href} className={classOf(look)} {...rest} rel="noopener">{inside}</a>;
}
