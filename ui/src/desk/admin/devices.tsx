// SPDX-License-Identifier: Apache-2.0
// The devices of one's offices: which are managed, and revoking one that was lost.
import { useQueryClient } from '@tanstack/react-query';
import { useGet } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import type { DeviceList, DeviceView } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { Answer } from '../../parts/states.tsx';
import { sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { DeviceLine, RevokeDevice } from '../account/devices.tsx';

const WHERE = '/v1/devices';

export default function DevicesScreen() {
  const { t } = useText();
  const client = useQueryClient();
  const query = useGet<DeviceList>('devices', WHERE);
  const keep = (list: DeviceList) => client.setQueryData(['devices', WHERE], list);
  const manage = async (device: DeviceView) => {
    try {
      keep(await post<DeviceList>(`${WHERE}/${device.id}/managed`, { managed: !device.managed }));
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <>
      <div className="page-head"><h1>{t('devices.office')}</h1></div>
      <p className="soft">{t('devices.lead')}</p>
      <Answer query={query}>
        {({ items }) => (items.length === 0 ? <p>{t('devices.none')}</p> : (
          <ul className="stack sign-ins">
            {items.map((device) => (
              <li key={device.id} className="card">
                <DeviceLine device={device} />
                {!device.revoked_at && (
                  <div className="line">
                    {device.kind === 'phone' && <Button onClick={() => void manage(device)}>{t(device.managed ? 'devices.unmanage' : 'devices.manage')}</Button>}
                    <RevokeDevice device={device} onList={() => void client.invalidateQueries({ queryKey: ['devices'] })} />
                  </div>
                )}
              </li>
            ))}
          </ul>
        ))}
      </Answer>
    </>
  );
}
