// SPDX-License-Identifier: Apache-2.0
// Written by `kaname describe typescript` from the server's field tables (tools/generate). Do not edit.

/** エリアの一覧 */
export interface AreasAnswer {
  items: Area[];
  setup_needed: boolean;
}

/** エリア */
export interface Area {
  area_id: string;  // 団体コード
  name: string;  // 名称
  name_kana: string;  // かな
  prefecture: string;  // 都道府県
  municipality: string;  // 市区町村
  demo: boolean;  // 見本
  created_at: string;
}

/** 新しいエリア */
export interface NewArea {
  area_id: string;  // 全国地方公共団体コード（6桁）
  name: string;  // 名称
  name_kana?: string;  // かな
  prefecture: string;  // 都道府県
  municipality: string;  // 市区町村
  demo?: boolean;  // 見本
  account_name: string;  // 最初の担当者の氏名
  account_login: string;  // ログイン名
  account_password?: string;  // パスワード
}

/** ログインの状態 */
export interface Session {
  signed_in: boolean;
  account?: SessionAccount;
  area?: SessionArea;
  roles: Role[];
  offices: SessionOffice[];
  csrf: string;
  permissions: string[];
  must_change_password: boolean;
  pledge_due: boolean;
  second_factor_due: boolean;
  code_needed?: string;
  locked: boolean;
  shared_pc: boolean;
  demo: boolean;
  server_time: string;
}

/** ログイン中の利用者 */
export interface SessionAccount {
  id: string;
  name: string;
  login: string;
}

/** エリア */
export interface SessionArea {
  area_id: string;
  name: string;
  prefecture: string;
}

export type Role = 'town' | 'coordinator' | 'office' | 'prefecture' | 'viewer' | 'office_admin';

/** 事業所 */
export interface SessionOffice {
  id: string;
  name: string;
}

/** ログイン */
export interface SignIn {
  login: string;  // ログイン名
  password: string;  // パスワード
  area_id?: string;  // エリア
}

/** パスワードの変更 */
export interface NewPassword {
  current: string;  // 今のパスワード
  next: string;  // 新しいパスワード
}

/** 自分のログインの一覧 */
export interface MySessions {
  items: MySession[];
}

/** 自分のログイン */
export interface MySession {
  key: string;
  created_at: string;
  last_seen_at: string;
  present: boolean;
  same_place: boolean;
  browser: string;
  kind: SessionKind;
}

export type SessionKind = 'password' | 'code' | 'recovery' | 'passkey' | 'short_code' | 'invitation';

/** ログインを終える */
export interface EndSessions {
  key?: string;
}

/** だれのログイン */
export interface WhoseSessions {
  id: string;
}

/** ほかの人のログインを終える */
export interface EndTheirSessions {
  id: string;
  key?: string;
}

/** ログインを閉じておく */
export interface SessionLock {
  hash: string;  // 合言葉の要約
}

/** 閉じておいたログインを開ける */
export interface SessionUnlock {
  secret: string;  // 合言葉
}

/** 利用者の一覧 */
export interface AccountList {
  items: AccountRow[];
}

/** 利用者 */
export interface AccountRow {
  id: string;
  login: string;
  name: string;
  name_kana: string;
  active: boolean;
  created_at: string;
  left_at?: string;
  must_change_password: boolean;
  roles: AccountRole[];
  last_sign_in_at?: string;
  confirmation: ConfirmationState;
  confirmed_at?: string;
  confirmed_by: string;
  kept_by_town: boolean;
}

/** 利用者の役割 */
export interface AccountRole {
  id: string;
  role: Role;
  facility_id?: string;
  facility_name: string;
  since: string;
  profession: Profession;
}

export type Profession = 'none' | 'doctor' | 'dentist' | 'pharmacist' | 'nurse' | 'assistant_nurse' | 'public_health_nurse'
  | 'midwife' | 'physical_therapist' | 'occupational_therapist' | 'speech_therapist'
  | 'judo_therapist' | 'massage_therapist' | 'acupuncturist' | 'dental_hygienist'
  | 'psychiatric_social_worker' | 'care_manager' | 'chief_care_manager' | 'social_worker'
  | 'care_worker' | 'equipment_adviser' | 'registered_dietitian' | 'dietitian' | 'home_helper'
  | 'service_manager' | 'life_adviser' | 'support_adviser' | 'medical_social_worker'
  | 'discharge_nurse' | 'disability_adviser' | 'community_coordinator' | 'dementia_coordinator'
  | 'dementia_team' | 'care_coordinator' | 'welfare_commissioner' | 'paramedic' | 'officer'
  | 'medical_association' | 'student' | 'other';

export type ConfirmationState = 'none' | 'confirmed' | 'waiting' | 'overdue' | 'suspended';

/** 新しい利用者 */
export interface NewAccount {
  name: string;  // 氏名
  name_kana?: string;  // かな
  login: string;  // ログイン名
  roles: RoleFor[];  // 役割
  password?: string;  // パスワード
  invite?: boolean;  // 招待の用紙で始める
}

/** 役割 */
export interface RoleFor {
  role: Role;  // 役割
  facility_id?: string;  // 事業所
  profession?: Profession;  // 職種
}

/** 最初のパスワード */
export interface FirstPassword {
  id: string;
  initial_password?: string;
}

/** 利用者 */
export interface AccountPath {
  id: string;
}

/** 済み */
export interface Done {
  done: boolean;
}

/** 利用者の役割を決める */
export interface AccountRoles {
  id: string;
  roles: RoleFor[];
}

/** 権限の表 */
export interface PermissionTable {
  roles: Role[];
  permissions: PermissionRow[];
}

/** 権限 */
export interface PermissionRow {
  permission: string;
  ja: string;
  en: string;
  door: Door;
  relations: PermissionReach[];
}

export type Door = 'anyone' | 'signed_in' | 'link' | 'reader' | 'role';

export type PermissionReach = 'none' | 'own_office' | 'own_team' | 'area';

/** 利用を申し込む */
export interface ApplicationInput {
  area_id?: string;
  name: string;  // 氏名
  name_kana: string;  // かな
  profession?: Profession;  // 職種
  role?: Role;  // 希望する役割
  office_id?: string;
  office_name?: string;  // 勤め先
  phone: string;  // 電話
  mail?: string;  // メール
  reason: string;  // 使いたい理由
}

/** 受け付けました */
export interface ApplicationReceived {
  number: number;
  at: string;
}

/** 利用申請をさがす */
export interface ApplicationQuery {
  state?: ApplicationState;
}

export type ApplicationState = 'waiting' | 'approved' | 'declined';

/** 利用申請の一覧 */
export interface Applications {
  waiting: number;
  items: ApplicationRow[];
}

/** 利用申請の行 */
export interface ApplicationRow {
  application: Application;
  office_name: string;
  same_name: SameName[];
  same_waiting: number;
}

/** 利用申請 */
export interface Application {
  area_id: string;
  id: string;
  number: number;  // 受付番号
  received_at: string;  // 受け付けた日時
  name: string;  // 氏名
  name_kana: string;  // かな
  profession: Profession;  // 職種
  role: Role;  // 希望する役割
  office_id?: string;  // 勤め先
  office_name: string;  // 勤め先（書かれたとおり）
  phone: string;  // 電話
  mail: string;  // メール
  reason: string;  // 使いたい理由
  written_by?: string;
  state: ApplicationState;  // 状態
  decided_at?: string;
  decided_by: string;
  decision: string;
  account_id?: string;
}

/** 同じ名前の利用者 */
export interface SameName {
  id: string;
  login: string;
  office_names: string;
  same_office: boolean;
}

/** 利用申請を承認する */
export interface ApplicationApproval {
  id: string;
  name: string;  // 氏名
  name_kana?: string;  // かな
  login?: string;  // ログイン名
  role: RoleFor;  // 役割
  account_id?: string;
}

/** 利用申請を断る */
export interface ApplicationRefusal {
  id: string;
  reason: string;  // 断る理由
}

/** 消した利用申請 */
export interface ForgottenApplications {
  count: number;
  more: boolean;
}

/** アカウントについて待っているもの */
export interface AccountsWaiting {
  applications: number;
  opens?: string;
  due?: string;
  suspends?: string;
  confirmed: number;
  waiting: number;
  overdue: number;
  suspended: number;
  offices_overdue: number;
}

/** いまも在籍と確かめた人 */
export interface AccountsConfirmed {
  accounts: string[];  // 利用者
}

/** 確かめた人の数 */
export interface AccountsConfirmedCount {
  confirmed: number;
}

/** 年に一度の確認の決まり */
export interface YearlyConfirmation {
  on: boolean;  // 年に一度の確認をする
  month: number;  // 確かめる月
  grace_days: number;  // 待つ日数
  suspend: boolean;  // 過ぎたら止める
  since?: string;
}

/** ログインの決まり */
export interface SignInSettings {
  second_factor_for: SecondFactorFor;  // 二段階のログインを求める人
}

export type SecondFactorFor = 'nobody' | 'town_and_coordinators' | 'everybody';

/** 端末に残す控えの決まり */
export interface OfflinePolicy {
  offline: Offline;  // 控えを残してよい端末
  days: number;  // さかのぼる日数
  pin_hours: number;  // 暗証番号だけで開ける時間
  forget_days: number;  // つながらないときに消すまでの日数
}

export type Offline = 'none' | 'managed' | 'own';

/** 誓約の文 */
export interface PledgeWords {
  words: string;  // 誓約の文
}

/** 二段階目のコード */
export interface SignInCode {
  step: string;
  code: string;  // コード
}

/** 二段階のログインの状態 */
export interface SecondFactor {
  totp: boolean;
  totp_since?: string;
  recovery_codes: number;
  passkeys: number;
  asked: boolean;
}

/** 認証アプリの登録 */
export interface TotpStart {
  secret: string;
  address: string;
  qr_size: number;
  qr_path: string;
}

/** 認証アプリのコード */
export interface TotpCode {
  code: string;  // コード
}

/** 予備コード */
export interface RecoveryCodes {
  codes: string[];
}

/** パスワードの確かめ */
export interface OwnPassword {
  password: string;  // 今のパスワード
}

/** 利用者 */
export interface WhoseSecondFactor {
  id: string;
}

/** 端末の一覧 */
export interface DeviceList {
  items: DeviceView[];
}

/** 端末 */
export interface DeviceView {
  id: string;
  name: string;
  kind: DeviceKind;
  office_id?: string;
  office_name: string;
  managed: boolean;
  registered_by: string;
  created_at: string;
  last_seen_at: string;
  revoked_at?: string;
}

export type DeviceKind = 'phone' | 'shared_pc';

/** 端末の登録 */
export interface NewDevice {
  name: string;  // 端末の名前
  kind: DeviceKind;  // 種類
  managed?: boolean;  // 事業所・市町村が管理する端末
  office_id?: string;  // 事業所
}

/** 登録した端末 */
export interface DeviceMade {
  id: string;
  device_secret: string;
}

/** 端末の鍵を求める */
export interface DeviceSecret {
  id: string;
  device_secret: string;
}

/** 鍵の半分 */
export interface KeyHalf {
  half: string;
}

/** 端末 */
export interface DevicePath {
  id: string;
}

/** 管理する端末にする */
export interface DeviceManaged {
  id: string;
  managed: boolean;
}

/** 共用パソコン */
export interface SharedPc {
  registered: boolean;
  name: string;
  office_name: string;
  people: SharedPerson[];
}

/** 共用パソコンを使う人 */
export interface SharedPerson {
  account_id: string;
  name: string;
  ready: boolean;
}

/** 暗証番号で入る */
export interface SwitchPerson {
  account_id: string;
  code: string;  // 暗証番号
}

/** 暗証番号の状態 */
export interface ShortCodeState {
  set: boolean;
  changed_at?: string;
}

/** 暗証番号を決める */
export interface ShortCodeIn {
  code: string;  // 暗証番号
}

/** 招待する人 */
export interface Invited {
  id: string;
}

/** 招待 */
export interface InvitationMade {
  code: string;
  expires_at: string;
}

/** 招待のコード */
export interface InvitationCode {
  code: string;  // 招待のコード
  area_id?: string;  // エリア
}

/** 招待された人 */
export interface InvitationView {
  area_id: string;
  area_name: string;
  name: string;
  login: string;
}

/** 招待で使いはじめる */
export interface InvitationBegin {
  code: string;  // 招待のコード
  area_id?: string;  // エリア
  password: string;  // パスワード
}

/** 誓約の記録 */
export interface PledgeMade {
  accepted_at: string;
}

/** パスキーの一覧 */
export interface PasskeyList {
  items: PasskeyRow[];
}

/** パスキー */
export interface PasskeyRow {
  key: string;
  name: string;
  created_at: string;
  last_used_at?: string;
}

/** パスキーの登録 */
export interface PasskeyStart {
  step: string;
  challenge: string;
  rp_id: string;
  user_id: string;
  user_name: string;
  display_name: string;
  exclude: string[];
}

/** パスキーを登録する */
export interface NewPasskey {
  step: string;
  name: string;  // パスキーの名前
  client_data: string;
  attestation: string;
}

/** パスキーをやめる */
export interface RemovePasskey {
  key: string;
  password: string;  // 今のパスワード
}

/** パスキーで入る */
export interface AskPasskey {
  area_id?: string;  // エリア
}

/** パスキーを求める */
export interface PasskeyAsked {
  step: string;
  challenge: string;
  rp_id: string;
}

/** パスキー */
export interface ShownPasskey {
  step: string;
  credential_id: string;
  client_data: string;
  authenticator_data: string;
  signature: string;
}

/** 通知を受ける端末の一覧 */
export interface PushState {
  public_key: string;
  subscriptions: PushView[];
}

/** 通知を受ける端末 */
export interface PushView {
  id: string;
  service: string;
  created_at: string;
}

/** この端末で通知を受ける */
export interface PushInput {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** 通知を受ける端末 */
export interface PushPath {
  id: string;
}

/** 通知の設定 */
export interface NoticeSettings {
  quiet_from: number;  // 通知しない時間のはじめ
  quiet_to: number;  // 通知しない時間のおわり
  urgent_only: boolean;  // 急ぎの連絡だけ
  mail: string;  // メールアドレス
}

/** FAXの自動送信 */
export interface FaxSettings {
  on: boolean;  // 確かめた番号へ、プログラムが FAX を送る
  address: string;  // メールFAXサービスの宛先
  from: string;  // 差出人のメールアドレス
}

/** 確かめたFAX番号 */
export interface FaxNumbers {
  items: FaxNumberView[];
}

/** 確かめたFAX番号 */
export interface FaxNumberView {
  number: string;
  office: string;
  state: FaxNumberState;
  asked_at: string;
  asked_by: string;
  why: string;
  told_by: string;
  verified_at?: string;
  verified_by: string;
}

export type FaxNumberState = 'asked' | 'sent' | 'failed' | 'verified';

/** FAX番号の試し送り */
export interface FaxNumberAsk {
  number: string;  // FAX番号
  office?: string;  // 事業所
}

/** FAX番号を確かめた */
export interface FaxNumberVerify {
  number: string;
  code: string;  // 確認番号
  told_by: string;  // 読み上げた方
}

/** FAX番号をはずす */
export interface FaxNumberForget {
  number: string;
}

/** 試し送りを渡した */
export interface FaxNumberTested {
  number: string;
  sent: boolean;
  why: string;
}

/** 検索 */
export interface SearchInput {
  q?: string;
  kind?: FacilityKind[];
  cap?: string[];
  zone?: string[];
  near?: string;
  radius?: number;
  open?: string;
  callable?: string;
  notification?: string[];
  fresh?: string;
  status?: FacilityStatus[];
  accepts?: Acceptance[];
  kana?: string;
  sort?: string;
  offset?: number;
  limit?: number;
  paper?: string;
  fax?: boolean;
}

export type FacilityKind = 'hospital' | 'clinic' | 'dental' | 'pharmacy' | 'home_nursing' | 'home_rehab' | 'day_rehab'
  | 'care_management' | 'community_support_center' | 'home_help' | 'home_bath' | 'day_service'
  | 'community_day_service' | 'dementia_day' | 'severe_dementia_day' | 'therapy_day' | 'short_stay'
  | 'medical_short_stay' | 'small_multi' | 'nursing_small_multi' | 'regular_visit' | 'night_visit'
  | 'group_home' | 'special_nursing_home' | 'community_special_nursing_home' | 'health_facility'
  | 'medical_institution' | 'specified_facility' | 'equipment_rental' | 'equipment_sales'
  | 'home_care_guidance' | 'home_modification' | 'backup_hospital' | 'coordination_center'
  | 'health_center' | 'salon' | 'meal_delivery' | 'shopping' | 'transport' | 'watch'
  | 'other_informal' | 'other';

export type FacilityStatus = 'active' | 'suspended' | 'closure_candidate' | 'closed';

export type Acceptance = 'yes' | 'conditional' | 'no' | 'ask';

/** 検索結果 */
export interface SearchAnswer {
  total: number;
  offset: number;
  items: FacilityRow[];
  facets: Facets;
  understood: Understood;
}

/** 検索結果の行 */
export interface FacilityRow {
  id: string;
  name: string;
  name_kana: string;
  kind: FacilityKind;
  kinds: FacilityKind[];
  address: string;
  lat?: number;
  lng?: number;
  geocode_level: GeocodeLevel;
  phone: string;
  fax: string;
  zone_ids: string[];
  distance_m?: number;
  status: FacilityStatus;
  fictional: boolean;
  round_the_clock: boolean;
  capabilities: ItemAnswer[];
  accepts_new?: Acceptance;
  open_now?: boolean;
  hours_line: string;
  callable?: CallAnswer;
  notifications: string[];
  confirmed_at?: string;
  freshness_line: string;
  stale: boolean;
}

export type GeocodeLevel = 'given' | 'block' | 'oaza' | 'town' | 'city' | 'none' | 'needs_check';

/** 回答 */
export interface ItemAnswer {
  item: string;
  answer: Acceptance;
  note: string;
}

/** 今 連絡できる相手 */
export interface CallAnswer {
  open: boolean;
  line: string;
  line_en: string;
  window_id?: string;
  person: string;
  role: string;
  department: string;
  for_whom: string;
  channel: ContactChannel;
  until: string;
  next: string;
  next_at?: string;
  deputy: string;
  absent: string;
}

/** 連絡方法 */
export interface ContactChannel {
  kind: Channel;  // 方法
  value: string;  // 番号・宛先
  note: string;  // 注記
}

export type Channel = 'phone' | 'fax' | 'visit' | 'mail' | 'system';

/** 絞り込みの件数 */
export interface Facets {
  kind: Facet[];
  zone: Facet[];
  cap: Facet[];
  accepts: Facet[];
  status: Facet[];
  notification: Facet[];
  kana: Facet[];
}

/** 件数 */
export interface Facet {
  code: string;
  name: string;
  count: number;
}

/** 読み取った意味 */
export interface Understood {
  words: string[];
  items: string[];
  kinds: FacilityKind[];
  zones: string[];
}

/** 地図の点 */
export interface MapAnswer {
  ids: string[];
  lng: number[];
  lat: number[];
  kinds: FacilityKind[];
  levels: GeocodeLevel[];
  names: string[];
}

/** 候補 */
export interface SuggestInput {
  q: string;
}

/** 候補の一覧 */
export interface SuggestAnswer {
  items: Suggestion[];
}

/** 候補 */
export interface Suggestion {
  type: string;
  code: string;
  label: string;
}

/** 事業所をさがす */
export interface OfficeQuery {
  q: string;
}

/** 見つかった事業所の一覧 */
export interface OfficesFound {
  items: OfficeFound[];
}

/** 見つかった事業所 */
export interface OfficeFound {
  id: string;
  name: string;
  kind: FacilityKind;
  address: string;
}

/** 事業所 */
export interface FacilityRef {
  id: string;
}

/** 事業所のページ */
export interface FacilityPage {
  facility: Facility;
  services: Service[];
  capabilities: Capability[];
  notifications: Notification[];
  windows: ContactWindow[];
  relations: RelationView[];
  zones: ZoneName[];
  freshness: FreshnessView[];
  callable: CallAnswer;
  hours_now?: OpenNow;
  may_edit: boolean;
}

/** 事業所・医療機関 */
export interface Facility {
  area_id: string;
  id: string;
  name: string;  // 名称
  name_kana: string;  // 名称（かな）
  alternate_name: string;  // 略称・旧称
  kind: FacilityKind;  // 種別
  corporation_name: string;  // 法人の名称
  corporation_number: string;  // 法人番号
  medical_number: string;  // 医療機関番号
  postal_code: string;  // 郵便番号
  address: string;  // 住所
  building: string;  // 方書（ビル名等）
  lat?: number;  // 緯度
  lng?: number;  // 経度
  geocode_level: GeocodeLevel;  // 位置の確かさ
  phone: string;  // 電話番号
  phone_extension: string;  // 内線番号
  fax: string;  // FAX番号
  fax_verified: boolean;  // FAX送信確認済み
  mail: string;  // メール
  url: string;  // ホームページ
  beds?: number;  // 病床数
  round_the_clock: boolean;  // 24時間対応
  languages: string;  // 外国語
  access_note: string;  // 交通・道路の注意
  visit_areas: string[];  // 訪問地域
  public_note: string;  // 備考（公開）
  professional_note: string;  // 備考（専門職）
  town_note: string;  // 備考（市のみ）
  fictional: boolean;  // 架空
  status: FacilityStatus;  // 状態
  opened_on?: string;  // 開設日
  closed_on?: string;  // 廃止日
  closed_reason: string;  // 廃止の理由
  successor_id?: string;  // 引き継ぎ先
  changed_seq: number;  // 変更番号
}

/** サービス */
export interface Service {
  area_id: string;
  id: string;
  facility_id: string;
  kind: FacilityKind;  // サービスの種類
  office_number: string;  // 事業所番号
  capacity?: number;  // 定員
  hours: OpenHours[];  // 時間
  exceptions: HoursException[];  // 臨時の休み・変更
  hours_note: string;  // 時間の注記
  specialities: Speciality[];  // 診療科目
  accepts_new: Acceptance;  // 新規受入
  eligibility: string;  // 対象
  note: string;  // 備考
  opened_on?: string;  // 開始日
  closed_on?: string;  // 廃止日
}

/** 時間 */
export interface OpenHours {
  days: number[];  // 曜日
  open: string;  // 開始
  close: string;  // 終了
  note: string;  // 注記
}

/** 臨時の休み・変更 */
export interface HoursException {
  from: string;  // はじめ
  to: string;  // おわり
  closed: boolean;  // 休み
  note: string;  // 注記
}

/** 診療科目 */
export interface Speciality {
  code: string;  // コード
  name: string;  // 診療科目
  hours: OpenHours[];  // 診療時間
}

/** 対応できること */
export interface Capability {
  area_id: string;
  facility_id: string;
  item: string;  // 項目
  answer: Acceptance;  // 回答
  note: string;  // 条件・補足
}

/** 届出 */
export interface Notification {
  area_id: string;
  facility_id: string;
  symbol: string;  // 記号
  name: string;  // 届出
  since?: string;  // 算定開始
  as_of: string;  // 現在
}

/** 連絡窓口 */
export interface ContactWindow {
  area_id: string;
  id: string;
  facility_id: string;
  person: string;  // 氏名・窓口名
  role: string;  // 役割
  department: string;  // 部署
  for_whom: string;  // どなたから
  purposes: string;  // 用件
  hours: OpenHours[];  // 連絡してよい時間
  channels: ContactChannel[];  // 連絡方法（希望順）
  deputy_id?: string;  // 代理
  leave: Leave[];  // 不在
  audience: Audience;  // 公開範囲
  note: string;  // 注記
  position: number;  // 順
}

/** 不在 */
export interface Leave {
  from: string;  // はじめ
  to: string;  // おわり
  note: string;  // 注記
}

export type Audience = 'public' | 'professional' | 'town';

/** 連携先 */
export interface RelationView {
  relation: Relation;
  other_name: string;
  other_kind: FacilityKind;
  outward: boolean;
}

/** 連携 */
export interface Relation {
  area_id: string;
  id: string;
  from_id: string;  // から
  to_id: string;  // へ
  role: RelationRole;  // 役割
  since?: string;  // 開始
  until?: string;  // 終了
  note: string;  // 注記
}

export type RelationRole = 'backup_hospital' | 'linked_clinic' | 'cooperating_institution' | 'night_partner'
  | 'round_the_clock_pharmacy' | 'commissioned' | 'branch' | 'member' | 'other';

/** 圏域名 */
export interface ZoneName {
  id: string;
  name: string;
  set: string;
}

/** 確かめた日 */
export interface FreshnessView {
  fact_group: FactGroup;
  source: FactSource;
  source_name: string;
  confirmed_by: string;
  confirmed_at: string;
  next_due: string;
  local_edit: boolean;
  stale: boolean;
  age_words: string;
}

export type FactGroup = 'basic' | 'place' | 'contact' | 'hours' | 'capabilities' | 'windows' | 'notifications'
  | 'relations';

export type FactSource = 'open_data' | 'notification_list' | 'facility' | 'survey' | 'visit' | 'town';

/** 今の状態 */
export interface OpenNow {
  open?: boolean;
  until: string;
  line: string;
}

/** 連絡できるか */
export interface CallableInput {
  id: string;
  at?: string;
}

/** 履歴の一覧 */
export interface HistoryAnswer {
  entries: HistoryEntry[];
}

/** 履歴 */
export interface HistoryEntry {
  seq: number;
  at: string;
  who: string;
  act: string;
  changes: FieldChange[];
}

/** 変更 */
export interface FieldChange {
  field: string;
  label: string;
  before: unknown;
  after: unknown;
}

/** 文 */
export interface TextAnswer {
  text: string;
}

/** 新しい事業所 */
export interface NewFacility {
  name: string;
  name_kana?: string;
  kind?: FacilityKind;
  address?: string;
  lat?: number;
  lng?: number;
  phone?: string;
  fax?: string;
  opened_on?: string;
  fictional?: boolean;
}

/** 項目群の変更 */
export interface GroupEdit {
  id: string;
  fact_group?: FactGroup;
  base_seq?: number;
  values: unknown;
}

/** 確認 */
export interface Confirmation {
  id: string;
  fact_groups?: FactGroup[];
  source?: FactSource;
}

/** 休廃止 */
export interface StatusChange {
  id: string;
  status?: FacilityStatus;
  closed_on?: string;
  closed_reason?: string;
  successor_id?: string;
}

/** 元に戻す */
export interface UndoInput {
  id: string;
  seq: number;
}

/** 自分で直すページ */
export interface LinkPage {
  facility: Facility;
  services: Service[];
  capabilities: Capability[];
  items: LinkQuestion[];
  windows: ContactWindow[];
  freshness: FreshnessView[];
  area_name: string;
  note: string;
  expires_at: string;
  groups_confirmed: FactGroup[];
  answered: boolean;
  public_page: FacilityPage;
}

/** 質問 */
export interface LinkQuestion {
  code: string;
  ja: string;
  group_name: string;
  answer: AnswerType;
  audience: Audience;
  choices: string;
}

export type AnswerType = 'acceptance' | 'yes_no' | 'choice' | 'choices' | 'number' | 'words';

/** リンクからの確認 */
export interface LinkConfirm {
  fact_groups?: FactGroup[];
}

/** リンクからの変更 */
export interface LinkEdit {
  fact_group?: FactGroup;
  base_seq?: number;
  values: unknown;
}

/** リンクの絞り込み */
export interface LinkFilter {
  state?: LinkState;
  facility_id?: string;
}

export type LinkState = 'waiting' | 'opened' | 'answered' | 'expired' | 'revoked';

/** 更新のお願いの一覧 */
export interface LinkRows {
  items: LinkRow[];
}

/** 更新のお願いの行 */
export interface LinkRow {
  link: UpdateLink;
  facility_name: string;
  state: LinkState;
  token: string;
}

/** 更新のお願い */
export interface UpdateLink {
  area_id: string;
  id: string;
  facility_id: string;
  note: string;  // ひとこと
  created_at: string;  // 依頼日時
  created_by: string;  // 依頼者
  expires_at: string;  // 期限
  opened_at?: string;  // 開いた日時
  answered_at?: string;  // 回答日時
  reminded_at?: string;  // 再依頼日時
  revoked_at?: string;  // 取消日時
  groups_confirmed: FactGroup[];  // 確認済みの項目
  answered_by_fax: string;  // FAX回答の入力者
}

/** 更新のお願い */
export interface AskInput {
  facility_ids: string[];
  note?: string;
}

/** リンク */
export interface LinkRef {
  id: string;
  by?: string;
}

/** 確認が必要な事業所 */
export interface StaleInput {
  kind?: FacilityKind[];
  zone?: string;
  offset?: number;
}

/** 確認が必要な事業所の一覧 */
export interface StaleAnswer {
  total: number;
  items: StaleFacility[];
}

/** 確認が必要な事業所 */
export interface StaleFacility {
  id: string;
  name: string;
  kind: FacilityKind;
  groups: FactGroup[];
  due: string;
  confirmed_at: string;
  age_words: string;
  asked_at?: string;
}

/** 訪問の期間 */
export interface VisitsInput {
  year?: number;
}

/** 訪問の一覧 */
export interface VisitsAnswer {
  year: number;
  items: VisitRow[];
  visited: number;
  total: number;
  percent: number;
  by_zone: ZoneCoverage[];
}

/** 訪問の行 */
export interface VisitRow {
  visit: Visit;
  facility_name: string;
}

/** 訪問 */
export interface Visit {
  area_id: string;
  id: string;
  facility_id: string;
  visited_on: string;  // 訪問日
  visitor: string;  // 訪問者
  note: string;  // 記録
  issues: string;  // 課題
}

/** 圏域ごとの訪問率 */
export interface ZoneCoverage {
  zone: string;
  visited: number;
  total: number;
}

/** 訪問の記録 */
export interface VisitInput {
  facility_id: string;
  visited_on: string;
  visitor?: string;
  note?: string;
  issues?: string;
  confirmed_groups?: FactGroup[];
}

/** 圏域の一覧 */
export interface ZonesAnswer {
  sets: ZoneSet[];
  zones: ZoneRow[];
}

/** 圏域の組 */
export interface ZoneSet {
  area_id: string;
  id: string;
  name: string;  // 名称
  kind: ZoneSetKind;  // 種類
  valid_from?: string;  // 有効期間のはじめ
  valid_to?: string;  // 有効期間のおわり
  source_name: string;  // 出典
}

export type ZoneSetKind = 'daily_life' | 'medical_association' | 'school' | 'neighbourhood' | 'station' | 'other';

/** 圏域の行 */
export interface ZoneRow {
  id: string;
  zone_set_id: string;
  code: string;
  name: string;
  note: string;
  center_id?: string;
  count: number;
  label_lat: number;
  label_lng: number;
}

/** 圏域の地図 */
export interface GeojsonInput {
  set?: string;
}

/** 種別と圏域ごとの数 */
export interface CountsAnswer {
  rows: CountRow[];
}

/** 圏域ごとの数 */
export interface CountRow {
  zone_id: string;
  name: string;
  kinds: FacilityKind[];
  counts: number[];
}

/** 圏域の組 */
export interface NewZoneSet {
  name: string;
  kind?: ZoneSetKind;
  valid_from?: string;
  valid_to?: string;
  source_name?: string;
  zones: NewZone[];
}

/** 圏域 */
export interface NewZone {
  code?: string;
  name: string;
  name_kana?: string;
  note?: string;
  geometry?: string;
}

/** 年の範囲 */
export interface YearsInput {
  from?: number;
  to?: number;
}

/** 開設と廃止の推移 */
export interface OpeningsAnswer {
  from: number;
  to: number;
  rows: OpeningRow[];
}

/** 開設と廃止 */
export interface OpeningRow {
  year: number;
  kind: FacilityKind;
  zone: string;
  opened: number;
  closed: number;
}

/** 新規開設の期間 */
export interface NewcomersInput {
  since?: string;
}

/** 新規開設の一覧 */
export interface NewcomersAnswer {
  items: Newcomer[];
}

/** 新規開設 */
export interface Newcomer {
  id: string;
  name: string;
  kind: FacilityKind;
  address: string;
  opened_on: string;
}

/** 組織図 */
export interface OrganisationAnswer {
  nodes: OrganisationNode[];
  edges: OrganisationEdge[];
}

/** 組織図の事業所 */
export interface OrganisationNode {
  id: string;
  name: string;
  kind: FacilityKind;
}

/** 組織図の線 */
export interface OrganisationEdge {
  from_id: string;
  to_id: string;
  role: RelationRole;
}

/** 担い手の推移 */
export interface LoadAnswer {
  rows: LoadRow[];
  total: LoadRow[];
  people_sources: PeopleSource[];
}

/** 担い手の数 */
export interface LoadRow {
  zone: string;
  kind: FacilityKind;
  providers: number;
  ten_years_ago: number;
  people_65?: number;
  people_75?: number;
  people_65_per_provider?: number;
  people_75_per_provider?: number;
}

/** 人口の出典 */
export interface PeopleSource {
  source_name: string;
  as_of: string;
}

/** 選択肢の一覧 */
export interface CodesAnswer {
  FacilityKind: CodeOption[];
  Acceptance: CodeOption[];
  FacilityStatus: CodeOption[];
  GeocodeLevel: CodeOption[];
  FactGroup: CodeOption[];
  FactSource: CodeOption[];
  Channel: CodeOption[];
  Audience: CodeOption[];
  RelationRole: CodeOption[];
  ZoneSetKind: CodeOption[];
  SourceKind: CodeOption[];
  LinkState: CodeOption[];
  CapabilityGroup: CodeOption[];
  Role: CodeOption[];
  Profession: CodeOption[];
  SecondFactorFor: CodeOption[];
  Offline: CodeOption[];
  DeviceKind: CodeOption[];
  items: CodeItem[];
}

/** 選択肢 */
export interface CodeOption {
  code: string;
  ja: string;
  en: string;
}

/** 対応できることの項目 */
export interface CodeItem {
  code: string;
  ja: string;
  en: string;
  group: CapabilityGroup;
  answer: AnswerType;
  choices: string;
  kinds: FacilityKind[];
}

export type CapabilityGroup = 'common' | 'state' | 'home_care' | 'act' | 'act_extra' | 'doctor' | 'dental' | 'pharmacy'
  | 'care_management' | 'home_nursing' | 'staff' | 'home_help' | 'residence';

/** 出典の表示 */
export interface CreditsAnswer {
  lines: string[];
}

/** 事業所の用紙 */
export interface SheetInput {
  id: string;
  fax?: boolean;
}

/** 冊子 */
export interface BookletInput {
  edition?: Edition;  // 版
}

export type Edition = 'public' | 'professional';

/** 印刷 */
export interface PrintInput {
  fax?: boolean;
}

/** 確認のお願いの用紙 */
export interface LinkSheetInput {
  id: string;
  reply_to?: string;
  reply_phone?: string;
  reply_fax?: string;
}

/** 利用者をさがす */
export interface PeopleInput {
  q?: string;
  birth?: string;
  zone?: string;
  row?: string;
  status?: PersonStatus;
  every_status?: boolean;
  mine?: boolean;
  due_days?: number;
  offset?: number;
  limit?: number;
}

export type PersonStatus = 'active' | 'hospital' | 'moved' | 'died' | 'ended';

/** 利用者の一覧 */
export interface People {
  total: number;
  items: PersonRow[];
  rows: KanaCount[];
}

/** 利用者の行 */
export interface PersonRow {
  id: string;
  name: string;
  name_kana: string;
  known_as: string;
  birth: string;
  birth_about: boolean;
  age?: number;
  sex: Sex;
  status: PersonStatus;
  care_level: CareLevel;
  certified_until?: string;
  zone_id?: string;
  warnings: string[];
  next_due?: string;
  mine: boolean;
}

export type Sex = 'unknown' | 'male' | 'female' | 'other';

export type CareLevel = 'unknown' | 'not_eligible' | 'project' | 'transitional' | 'support1' | 'support2' | 'care1'
  | 'care2' | 'care3' | 'care4' | 'care5';

/** 五十音の行 */
export interface KanaCount {
  row: string;
  count: number;
}

/** 同じ人かもしれない人 */
export interface SimilarInput {
  name?: string;
  name_kana?: string;
  birth?: string;
  insurer_number?: string;
  insured_number?: string;
}

/** 利用者を登録する */
export interface NewPerson {
  basics: PersonBasics;
  office_id?: string;
  not_the_same?: string[];
  facts?: FirstFacts[];
  import_id?: string;
  import_line?: number;
}

/** 基本情報 */
export interface PersonBasics {
  name: string;
  name_kana: string;
  known_as: string;
  former_name: string;
  birth: string;
  sex: Sex;
  postal_code: string;
  address: string;
  building: string;
  lat?: number;
  lng?: number;
  zone_id?: string;
  phone: string;
  mobile: string;
  insurer_number: string;
  insured_number: string;
  received_on?: string;
  note: string;
}

/** はじめの情報 */
export interface FirstFacts {
  heading: PersonHeading;
  facts?: unknown;
}

export type PersonHeading = 'basic' | 'alerts' | 'devices' | 'wishes' | 'diagnoses' | 'medicines' | 'regulars' | 'family'
  | 'certification' | 'independence' | 'adl' | 'iadl' | 'meals' | 'excretion' | 'hygiene' | 'oral'
  | 'cognition' | 'communication' | 'rhythm' | 'social' | 'housing' | 'life' | 'social_security'
  | 'assessment_reason' | 'other' | 'links';

/** 利用者のページ */
export interface PersonPage {
  person: Person;
  age?: number;
  zone_name: string;
  basis: PersonBasis;
  warnings: string[];
  facts: PersonFactsView[];
  team: TeamMemberView[];
  due: PersonDue[];
  consent_needed: boolean;
}

/** 利用者 */
export interface Person {
  area_id: string;
  id: string;
  name: string;  // 氏名
  name_kana: string;  // かな
  known_as: string;  // 通称
  former_name: string;  // 旧姓・旧名
  birth: string;  // 生年月日
  birth_about: boolean;  // 頃
  sex: Sex;  // 性別
  postal_code: string;  // 郵便番号
  address: string;  // 住所
  building: string;  // 方書
  lat?: number;
  lng?: number;
  pin_level: GeocodeLevel;
  zone_id?: string;  // 圏域
  phone: string;  // 電話
  mobile: string;  // 携帯電話
  insurer_number: string;  // 保険者番号
  insured_number: string;  // 被保険者番号
  status: PersonStatus;  // 状況
  status_on?: string;  // その日
  status_note: string;  // 状況のメモ
  death_place: DeathPlace;  // 亡くなった場所
  received_on?: string;  // 受付日
  note: string;  // メモ
  merged_into?: string;
  registered_at: string;
  changed_seq: number;
}

export type DeathPlace = 'unknown' | 'home_attended' | 'home_examined' | 'facility' | 'hospital' | 'other';

/** 見る根拠 */
export interface PersonBasis {
  reach: PersonReach;
  basis: LegalBasisKind;
  until?: string;
  own_case: boolean;
  in_team: boolean;
}

export type PersonReach = 'nothing' | 'listed' | 'view' | 'write';

export type LegalBasisKind = 'none' | 'own_case' | 'consent' | 'conference' | 'protection' | 'disaster' | 'law';

/** 利用者の情報 */
export interface PersonFactsView {
  heading: PersonHeading;
  facts: unknown;
  confirmed_by: string;
  confirmed_at: string;
  next_due: string;
  age_words: string;
  overdue: boolean;
  seq: number;
}

/** チームの一員 */
export interface TeamMemberView {
  id: string;
  account_id?: string;
  office_id?: string;
  name: string;
  office_name: string;
  profession: Profession;
  duty: string;
  phone: string;
  channel: MemberChannel;
  channel_address: string;
  keeps_case: boolean;
  coordinates: boolean;
  joined: boolean;
  since: string;
  until?: string;
}

export type MemberChannel = 'app' | 'mail' | 'fax' | 'phone' | 'paper';

/** これからのこと */
export interface PersonDue {
  what: string;
  on: string;
  words: string;
}

/** 利用者 */
export interface PersonPath {
  id: string;
}

/** 基本情報を直す */
export interface PersonBasicsInput {
  id: string;
  base_seq?: number;
  basics: PersonBasics;
}

/** 状況を変える */
export interface PersonStatusInput {
  id: string;
  status: PersonStatus;
  on?: string;
  note?: string;
  death_place?: DeathPlace;
}

/** 利用者の取込を始める */
export interface PersonImportInput {
  kind: PersonImportKind;
  file_name?: string;
  rows?: number;
  office_id?: string;
}

export type PersonImportKind = 'list' | 'care_plan';

/** 利用者の取込 */
export interface PersonImportView {
  import: PersonImport;
  registered: number;
  taken_back: number;
}

/** 利用者の取込 */
export interface PersonImport {
  area_id: string;
  id: string;
  kind: PersonImportKind;
  file_name: string;
  rows: number;
  office_id?: string;
  account_id: string;
  made_by: string;
  made_at: string;
  undone_at?: string;
  start_seq: number;
}

/** 利用者の取込の一覧 */
export interface PersonImports {
  items: PersonImportView[];
}

/** 利用者の取込 */
export interface PersonImportPath {
  id: string;
}

/** 利用者の取込の取り消し */
export interface PersonImportUndo {
  taken_back: number;
  kept: PersonImportKept[];
}

/** 残した利用者 */
export interface PersonImportKept {
  line: number;
  person_id: string;
  name: string;
}

/** 利用者 */
export interface PersonFactsPath {
  id: string;
}

/** 利用者の情報の全部 */
export interface AllFacts {
  alerts: Alerts;
  devices: Devices;
  wishes: Wishes;
  diagnoses: Diagnoses;
  medicines: Medicines;
  regulars: Regulars;
  family: Family;
  certification: Certification;
  independence: Independence;
  adl: Adl;
  iadl: Words;
  meals: Meals;
  excretion: Words;
  hygiene: Words;
  oral: Words;
  cognition: Words;
  communication: Communication;
  rhythm: Words;
  social: Words;
  housing: Housing;
  life: Words;
  social_security: Words;
  assessment_reason: Words;
  other: Words;
  links: Links;
}

/** アレルギー・感染症・注意 */
export interface Alerts {
  allergies: string[];  // アレルギー
  infections: string[];  // 感染症
  cautions: string[];  // 注意
  note: string;  // 補足
}

/** 医療処置・機器 */
export interface Devices {
  items: Device[];
  note: string;  // 補足
}

/** 医療処置・機器 */
export interface Device {
  item: CareItem;  // 種類
  name: string;  // 機種・内容
  setting: string;  // 設定
  battery_hours?: number;  // 電池（時間）
  supplier: string;  // 業者
  supplier_phone: string;  // 業者の電話
  since?: string;  // いつから
  note: string;  // 補足
}

export type CareItem = 'oxygen' | 'ventilator' | 'cpap' | 'suction' | 'tracheostomy' | 'feeding_tube' | 'gastrostomy'
  | 'central_line' | 'drip' | 'urinary_catheter' | 'nephrostomy' | 'stoma' | 'peritoneal_dialysis'
  | 'haemodialysis' | 'pressure_ulcer' | 'insulin' | 'pain_pump' | 'pacemaker' | 'shunt' | 'other';

/** 主訴・意向 */
export interface Wishes {
  person: string;  // 本人の意向
  family: string;  // 家族の意向
  talked_on?: string;  // 話し合った日
  talked_with: string;  // 話し合った人
  place: string;  // 過ごしたい場所
  last_place: LastPlace;  // 最期を迎えたい場所
  written: boolean;  // 書面あり
  note: string;  // 補足
}

export type LastPlace = 'unknown' | 'home' | 'facility' | 'hospital' | 'undecided';

/** 病名・健康状態 */
export interface Diagnoses {
  items: Diagnosis[];
  note: string;  // 健康状態
}

/** 病名 */
export interface Diagnosis {
  name: string;  // 病名
  since: string;  // いつから
  main: boolean;  // 主病名
  note: string;  // 補足
}

/** 薬 */
export interface Medicines {
  items: Medicine[];
  management: string;  // 管理の方法
  note: string;  // 補足
}

/** 薬 */
export interface Medicine {
  name: string;  // 薬
  dose: string;  // 量
  usage: string;  // 飲み方
  anticoagulant: boolean;  // 血が止まりにくい薬
  note: string;  // 補足
}

/** かかりつけ・利用中の支援 */
export interface Regulars {
  items: Regular[];
  note: string;  // 補足
}

/** かかりつけ */
export interface Regular {
  kind: RegularKind;  // 種類
  facility_id?: string;  // 事業所
  name: string;  // 名称
  person: string;  // 担当
  phone: string;  // 電話
  night_phone: string;  // 夜間の電話
  note: string;  // 補足
}

export type RegularKind = 'medical' | 'dental' | 'pharmacy' | 'nursing' | 'rehabilitation' | 'care_manager' | 'day'
  | 'home_help' | 'hospital' | 'equipment' | 'other';

/** 家族・緊急連絡先 */
export interface Family {
  living: Living;  // 世帯
  contacts: Contact[];  // 緊急連絡先
  no_relatives: boolean;  // 身寄りなし
  guarantor: string;  // 身元保証・後見
  note: string;  // 家族の状況
}

export type Living = 'unknown' | 'alone' | 'couple' | 'with_family' | 'old_and_child' | 'facility' | 'other';

/** 緊急連絡先 */
export interface Contact {
  name: string;  // 氏名
  name_kana: string;  // かな
  relation: string;  // 続柄
  phone: string;  // 電話
  phone2: string;  // 電話（2番目）
  address: string;  // 住所
  lives_together: boolean;  // 同居
  key_person: boolean;  // キーパーソン
  note: string;  // 補足
}

/** 認定情報 */
export interface Certification {
  state: CertificationState;  // 認定
  care_level: CareLevel;  // 要介護度
  from?: string;  // 有効期間の初日
  to?: string;  // 有効期間の末日
  certified_on?: string;  // 認定日
  limits: string;  // 審査会の意見
  note: string;  // 補足
}

export type CertificationState = 'unknown' | 'none' | 'applied' | 'certified';

/** 日常生活自立度 */
export interface Independence {
  disability: DisabilityLevel;  // 障害高齢者
  dementia: DementiaLevel;  // 認知症高齢者
  judged_on?: string;  // 判定日
  note: string;  // 補足
}

export type DisabilityLevel = 'unknown' | 'independent' | 'j1' | 'j2' | 'a1' | 'a2' | 'b1' | 'b2' | 'c1' | 'c2';

export type DementiaLevel = 'unknown' | 'independent' | 'i' | 'iia' | 'iib' | 'iiia' | 'iiib' | 'iv' | 'm';

/** ADL */
export interface Adl {
  moving: Help;  // 寝返り・起き上がり
  transfer: Help;  // 移乗
  walking: Help;  // 歩行・移動
  eating: Help;  // 食事
  toilet: Help;  // 排泄
  bathing: Help;  // 入浴
  dressing: Help;  // 更衣
  note: string;  // 補足
}

export type Help = 'unknown' | 'alone' | 'watched' | 'partly' | 'wholly';

/** 文章 */
export interface Words {
  note: string;  // 内容
}

/** 食事摂取の状況 */
export interface Meals {
  form: string;  // 食事の形態
  thickness: string;  // とろみ
  route: string;  // 栄養の経路
  restriction: string;  // 制限
  note: string;  // 補足
}

/** コミュニケーション */
export interface Communication {
  languages: string[];  // ことば
  hearing: string;  // きこえ
  sight: string;  // みえ
  note: string;  // 補足
}

/** 居住環境・入り方 */
export interface Housing {
  kind: string;  // 住まい
  access: string;  // 入り方・駐車
  keys: string;  // 鍵
  note: string;  // 補足
}

/** ほかのシステム */
export interface Links {
  items: OtherSystem[];
}

/** ほかのシステム */
export interface OtherSystem {
  name: string;  // システムの名前
  url: string;  // リンク
  number: string;  // そこでの番号
  note: string;  // 補足
}

/** 情報を直す */
export interface PersonFactsInput {
  id: string;
  heading: PersonHeading;
  base_seq?: number;
  facts?: unknown;
}

/** 変わりないことを確かめる */
export interface PersonConfirmInput {
  id: string;
  headings: PersonHeading[];
}

/** 変更の一覧 */
export interface PersonChanges {
  items: PersonChangeView[];
}

/** 変更 */
export interface PersonChangeView {
  seq: number;
  at: string;
  who: string;
  heading: PersonHeading;
  before: unknown;
  after: unknown;
}

/** 利用者 */
export interface TeamPath {
  id: string;
}

/** チーム */
export interface Team {
  present: TeamMemberView[];
  former: TeamMember[];
}

/** チームの一員 */
export interface TeamMember {
  area_id: string;
  person_id: string;
  id: string;
  account_id?: string;
  office_id?: string;  // 事業所
  name: string;  // 氏名
  profession: Profession;  // 職種
  duty: string;  // 役割
  phone: string;  // 電話
  channel: MemberChannel;  // 届け方
  channel_address: string;  // 届け先
  keeps_case: boolean;  // 担当の事業所
  coordinates: boolean;  // まとめ役
  since: string;  // いつから
  until?: string;  // いつまで
}

/** チームに加える */
export interface TeamMemberInput {
  id: string;
  account_id?: string;
  office_id?: string;
  name?: string;
  profession?: Profession;
  duty?: string;
  phone?: string;
  channel?: MemberChannel;
  channel_address?: string;
  keeps_case?: boolean;
  coordinates?: boolean;
}

/** チームの一員を直す */
export interface TeamMemberEdit {
  id: string;
  member_id: string;
  profession?: Profession;
  duty?: string;
  phone?: string;
  channel?: MemberChannel;
  channel_address?: string;
  coordinates?: boolean;
}

/** チームの一員 */
export interface TeamMemberPath {
  id: string;
  member_id: string;
}

/** 利用者 */
export interface ConsentPath {
  id: string;
}

/** 同意の一覧 */
export interface Consents {
  items: Consent[];
}

/** 本人同意 */
export interface Consent {
  area_id: string;
  id: string;
  person_id: string;
  purpose: string;  // 共有の目的
  items: string[];  // 共有する項目
  parties: ConsentParties;  // 共有先
  party_offices: string[];  // 共有先の事業所
  starts_on: string;  // いつから
  ends_on?: string;  // いつまで
  method: ConsentMethod;  // 方法
  explained_by: string;  // 説明した人
  explained_on: string;  // 説明した日
  signer: Signer;  // 署名した人
  signer_name: string;  // 署名
  signer_relation: string;  // 続柄
  proxy_reason: string;  // 代理の理由
  family_consent: boolean;  // 家族の同意
  family_name: string;  // 家族の署名
  disaster_use: boolean;  // 災害時の提供
  statistics_use: boolean;  // 匿名の統計への利用
  scan: string;  // 同意書の画像
  recorded_at: string;
  recorded_by: string;
  withdrawn_at?: string;  // 撤回日時
  withdrawn_by: string;
  withdrawn_reason: string;  // 撤回の理由
}

export type ConsentParties = 'team' | 'listed';

export type ConsentMethod = 'paper' | 'electronic' | 'spoken';

export type Signer = 'self' | 'proxy';

/** 本人同意を記録する */
export interface ConsentInput {
  id: string;
  purpose: string;
  items: string[];
  parties?: ConsentParties;
  party_offices?: string[];
  starts_on: string;
  ends_on?: string;
  method?: ConsentMethod;
  explained_by: string;
  explained_on: string;
  signer?: Signer;
  signer_name: string;
  signer_relation?: string;
  proxy_reason?: string;
  family_consent?: boolean;
  family_name?: string;
  disaster_use?: boolean;
  statistics_use?: boolean;
  scan?: string;
}

/** 同意の撤回 */
export interface ConsentWithdrawal {
  id: string;
  consent_id: string;
  reason?: string;
}

/** 緊急に見る */
export interface ProtectionInput {
  id: string;
  reason: string;
}

/** 根拠の行 */
export interface LegalBasisRow {
  basis: LegalBasis;
  person_name: string;
  running: boolean;
}

/** 根拠 */
export interface LegalBasis {
  area_id: string;
  id: string;
  person_id: string;
  kind: LegalBasisKind;  // 根拠
  holders: string[];  // 見る人
  starts_at: string;  // いつから
  ends_at: string;  // いつまで
  may_write: boolean;
  reason: string;  // 理由
  made_by?: string;
  made_by_name: string;
  reviewed_at?: string;  // 点検日時
  reviewed_by: string;
  review: string;  // 点検の結果
}

/** 根拠を記録する */
export interface LegalBasisInput {
  id: string;
  kind: LegalBasisKind;
  holders: string[];
  starts_at: string;
  ends_at: string;
  reason: string;
}

/** 根拠 */
export interface LegalBasisPath {
  id: string;
}

/** 緊急の閲覧を点検する */
export interface BasisReview {
  id: string;
  review: string;
}

/** 根拠の一覧 */
export interface LegalBases {
  unreviewed: number;
  items: LegalBasisRow[];
}

/** 緊急の閲覧の知らせの一覧 */
export interface Emergencies {
  items: EmergencyLine[];
}

/** 緊急の閲覧の知らせ */
export interface EmergencyLine {
  id: string;
  person_id: string;
  person_name: string;
  at: string;
  by_name: string;
  by_office: string;
  reason: string;
  reviews: boolean;
  sees_looks: boolean;
}

/** 緊急の閲覧の知らせを見た */
export interface EmergencySeen {
  ids: string[];
}

/** 見た知らせの数 */
export interface EmergencySeenCount {
  seen: number;
}

/** 見た人 */
export interface AccessInput {
  id: string;
  from?: string;
  to?: string;
}

/** 閲覧の一覧 */
export interface AccessLines {
  items: AccessLine[];
  more: boolean;
}

/** 閲覧 */
export interface AccessLine {
  at: string;
  name: string;
  office_name: string;
  role: Role;
  what: string;
  basis: LegalBasisKind;
  wrote: boolean;
  remote: string;
}

/** ある人が見たもの */
export interface AccountLooksInput {
  account_id: string;
  from?: string;
  to?: string;
}

/** ある人が見たものの一覧 */
export interface AccountLooks {
  name: string;
  items: AccountLook[];
  more: boolean;
}

/** 見たもの */
export interface AccountLook {
  at: string;
  person_id: string;
  person_name: string;
  what: string;
  basis: LegalBasisKind;
  remote: string;
}

/** 閲覧の点検 */
export interface AccessReviewInput {
  from: string;
  to: string;
}

/** 閲覧の点検の数 */
export interface AccessReview {
  looks: number;
  emergencies: number;
  emergencies_unreviewed: number;
  accounts: AccountCount[];
}

/** 人ごとの数 */
export interface AccountCount {
  account_id: string;
  name: string;
  looks: number;
  people: number;
  without_basis: number;
  emergencies: number;
}

/** 利用者 */
export interface HouseholdPath {
  id: string;
}

/** 世帯のページ */
export interface HouseholdPage {
  id?: string;
  name: string;
  note: string;
  members: HouseholdMemberView[];
  former: HouseholdMemberView[];
}

/** 世帯員 */
export interface HouseholdMemberView {
  id: string;
  person_id?: string;
  name: string;
  relation: string;
  birth: string;
  age?: number;
  law: SupportLaw;
  section: string;
  note: string;
  open: boolean;
  since: string;
  until?: string;
}

export type SupportLaw = 'none' | 'long_term_care' | 'disability' | 'child' | 'public_assistance' | 'poverty'
  | 'mental_health' | 'other';

/** 世帯 */
export interface HouseholdInput {
  id: string;
  name: string;
  note?: string;
  relation?: string;
  law?: SupportLaw;
  section?: string;
}

/** 世帯員 */
export interface HouseholdMemberInput {
  id: string;
  member_id?: string;
  person_id?: string;
  name?: string;
  relation?: string;
  birth?: string;
  law?: SupportLaw;
  section?: string;
  note?: string;
}

/** 世帯員 */
export interface HouseholdMemberPath {
  id: string;
  member_id: string;
}

/** 同じ方の二つの記録 */
export interface PersonPair {
  kept_id: string;
  gone_id: string;
}

/** 並べて比べる */
export interface MergeSides {
  kept: MergeSide;
  gone: MergeSide;
  differing: string[];
  both: PersonHeading[];
}

/** 一方の記録 */
export interface MergeSide {
  person: Person;
  age?: number;
  case_offices: string[];
  headings: PersonHeading[];
  members: number;
  consents: number;
}

/** 統合の行 */
export interface PersonMergeRow {
  merge: PersonMerge;
  kept_name: string;
  gone_name: string;
}

/** 利用者の統合 */
export interface PersonMerge {
  area_id: string;
  id: string;
  kept_id: string;
  gone_id: string;
  merged_at: string;
  merged_by: string;
  seq: number;
  undone_at?: string;
  moved: unknown;
}

/** 統合の一覧 */
export interface PersonMerges {
  items: PersonMergeRow[];
}

/** 統合 */
export interface PersonMergePath {
  id: string;
}

/** 目配りの連絡をする */
export interface WatchNoticeInput {
  text: string;
  place?: string;
  noticed_on?: string;
  sender_kind?: WatchSender;
  sender_name?: string;
  sender_phone?: string;
  urgent?: boolean;
}

export type WatchSender = 'resident' | 'police' | 'post' | 'newspaper' | 'shop' | 'commissioner' | 'utility' | 'other';

/** 受け付けました */
export interface WatchNoticeReceived {
  received: boolean;
  at: string;
  number: string;
}

/** 目配りの連絡をさがす */
export interface WatchQuery {
  state?: WatchState;
}

export type WatchState = 'waiting' | 'taken' | 'closed';

/** 目配りの連絡の一覧 */
export interface WatchNotices {
  waiting: number;
  items: WatchNotice[];
}

/** 目配りの連絡 */
export interface WatchNotice {
  area_id: string;
  id: string;
  received_at: string;
  text: string;  // 気づいたこと
  place: string;  // 場所
  noticed_on?: string;  // 気づいた日
  sender_kind: WatchSender;  // どなたから
  sender_name: string;  // お名前
  sender_phone: string;  // 電話
  urgent: boolean;  // 急ぎ
  state: WatchState;  // 状態
  decided_at?: string;
  decided_by: string;
  decision: string;  // 対応
  person_id?: string;
}

/** 目配りの連絡 */
export interface WatchNoticePath {
  id: string;
}

/** 目配りの連絡への対応 */
export interface WatchDecision {
  id: string;
  decision: string;
  person_id?: string;
}

/** 利用者 */
export interface SupportPath {
  id: string;
}

/** 支援が必要な住民 */
export interface SupportEntry {
  area_id: string;
  person_id: string;
  applied_on: string;  // 申請日
  consented_on?: string;  // 同意日
  reasons: string[];  // 理由
  helper: string;  // 支援する人
  neighbourhood: string;  // 町内会
  made_with: string;  // いっしょに作った人
  note: string;  // 補足
  ended_on?: string;
  ended_reason: string;
  changed_seq: number;
}

/** 名簿にのせる */
export interface SupportInput {
  id: string;
  applied_on: string;
  consented_on?: string;
  reasons: string[];
  helper?: string;
  neighbourhood?: string;
  made_with?: string;
  note?: string;
}

/** 名簿からはずす */
export interface SupportEnd {
  id: string;
  on?: string;
  reason: string;
}

/** 名簿をさがす */
export interface SupportQuery {
  neighbourhood?: string;
  ended?: boolean;
  consented?: boolean;
}

/** 支援が必要な住民の名簿 */
export interface SupportRegister {
  coverage: SupportCoverage;
  neighbourhoods: string[];
  items: SupportRow[];
}

/** 名簿の割合 */
export interface SupportCoverage {
  registered: number;
  consented: number;
  registered_65: number;
  people_65?: number;
  as_of?: string;
  source_name: string;
  percent?: number;
}

/** 名簿の行 */
export interface SupportRow {
  entry: SupportEntry;
  name: string;
  name_kana: string;
  birth: string;
  age?: number;
  address: string;
  phone: string;
  lat?: number;
  lng?: number;
}

/** 利用者の用紙 */
export interface PersonPaper {
  id: string;
}

/** 本人のファイル */
export interface FolderPaper {
  id: string;
  since?: string;
}

/** 見た人の用紙 */
export interface LooksPaper {
  id: string;
  from?: string;
  to?: string;
}

/** やりとりに書く */
export interface EntryInput {
  id: string;
  at?: string;
  clock_offset_ms?: number;
  kind: EntryKind;
  text?: string;
  vitals?: Vitals;
  closing?: Closing;
  closing_on?: string;
  scenes?: Scene[];
  items?: string[];
  urgent?: boolean;
  needs_ack?: boolean;
  addressees?: Addressee[];
  reply_to?: string;
  corrects?: string;
  template_code?: string;
  attachments?: Attachment[];
  family?: boolean;
  outside?: boolean;
}

export type EntryKind = 'note' | 'vitals' | 'photo' | 'file' | 'voice' | 'question' | 'decision' | 'visit' | 'correction';

/** バイタル */
export interface Vitals {
  systolic?: number;  // 血圧（上）
  diastolic?: number;  // 血圧（下）
  pulse?: number;  // 脈拍
  temperature?: number;  // 体温
  spo2?: number;  // SpO2
  respiration?: number;  // 呼吸
  weight?: number;  // 体重
  glucose?: number;  // 血糖
  pain?: number;  // 痛み
  oxygen?: number;  // 酸素
}

export type Closing = 'none' | 'next_visit' | 'hand_over' | 'ask_doctor' | 'admitted' | 'died';

export type Scene = 'daily' | 'hospital' | 'sudden' | 'end_of_life';

/** あて先 */
export interface Addressee {
  profession: Profession;
  account_id?: string;
}

/** 添付 */
export interface Attachment {
  sha256: string;
  name?: string;
  content_type?: string;
  size?: number;
  width?: number;
  height?: number;
}

/** やりとり */
export interface ThreadEntry {
  id: string;
  person_id: string;
  at: string;
  sent_at: string;
  seq: number;
  changed_seq: number;
  account_id: string;
  author: string;
  office_id?: string;
  office_name: string;
  profession: Profession;
  kind: EntryKind;
  text: string;
  vitals?: Vitals;
  closing: Closing;
  closing_on?: string;
  scenes: Scene[];
  items: string[];
  urgent: boolean;
  needs_ack: boolean;
  addressees: Addressee[];
  reply_to?: string;
  corrects?: string;
  corrected_by?: string;
  template_code: string;
  attachments: AttachmentView[];
  family: boolean;
  clock_differs_ms: number;
  marks: EntryMark[];
  via: EntryVia;
  typed_by: string;
}

/** 添付 */
export interface AttachmentView {
  sha256: string;
  name: string;
  content_type: string;
  size: number;
  width?: number;
  height?: number;
  arrived: boolean;
}

/** 既読・了解 */
export interface EntryMark {
  account_id: string;
  name: string;
  read_at: string;
  ack_at?: string;
}

export type EntryVia = 'app' | 'link' | 'proxy';

/** 読んだ・了解した */
export interface MarksInput {
  id: string;
  entries: string[];
  ack?: boolean;
}

/** 読んだやりとり */
export interface MarksAnswer {
  entries: ThreadEntry[];
}

/** やりとりを見る */
export interface ThreadInput {
  id: string;
  before?: string;
  kind?: EntryKind;
  writer?: string;
  from?: string;
  to?: string;
  limit?: number;
}

/** やりとりの一覧 */
export interface ThreadPage {
  entries: ThreadEntry[];
  before: string;
  total: number;
}

/** やりとりをさがす */
export interface ThreadSearchInput {
  q: string;
  person_id?: string;
  kind?: EntryKind;
  writer?: string;
  from?: string;
  to?: string;
}

/** 見つかったやりとり */
export interface FoundEntries {
  items: FoundEntry[];
  more: boolean;
}

/** 見つかったやりとり */
export interface FoundEntry {
  person_name: string;
  entry: ThreadEntry;
}

/** 利用者 */
export interface ThreadPath {
  id: string;
}

/** 読む人の一覧 */
export interface ThreadReaders {
  person_name: string;
  readers: ThreadReader[];
  offices: number;
}

/** 読む人 */
export interface ThreadReader {
  account_id?: string;
  name: string;
  office_name: string;
  profession: Profession;
  channel: MemberChannel;
}

/** 期間 */
export interface VitalsInput {
  id: string;
  from?: string;
  to?: string;
}

/** バイタルの推移 */
export interface VitalsSeries {
  points: VitalsPoint[];
}

/** 測った値 */
export interface VitalsPoint {
  entry_id: string;
  at: string;
  author: string;
  vitals: Vitals;
  outliers: string[];
}

/** わたしを待つもの */
export interface Inbox {
  urgent: FoundEntry[];
  questions: FoundEntry[];
  unanswered: FoundEntry[];
  unread: UnreadThread[];
  outside: OutsideWaiting[];
  nudges: UrgentNudge[];
}

/** 未読 */
export interface UnreadThread {
  person_id: string;
  name: string;
  count: number;
  last_at: string;
}

/** まだ届いていない人 */
export interface OutsideWaiting {
  person_id: string;
  person_name: string;
  delivery: DeliveryView;
}

/** 届けるもの */
export interface DeliveryView {
  id: string;
  subject_id: string;
  receiver_id: string;
  receiver: string;
  office_name: string;
  way: DeliveryWay;
  address: string;
  state: DeliveryState;
  sender: string;
  mine: boolean;
  created_at: string;
  link_until?: string;
  link_open: boolean;
  locked: boolean;
  sent_at?: string;
  opened_at?: string;
  read_at?: string;
  ack_at?: string;
  answered_at?: string;
  failed_at?: string;
  ended_at?: string;
  noted_by: string;
  note: string;
  tells: boolean;
  by_itself: boolean;
}

export type DeliveryWay = 'mail' | 'fax' | 'phone' | 'paper';

export type DeliveryState = 'todo' | 'sent' | 'opened' | 'read' | 'acknowledged' | 'answered' | 'failed' | 'ended';

/** 同僚に届いている急ぎ */
export interface UrgentNudge {
  colleagues: string[];
  at: string;
}

/** ファイルを預ける */
export interface ThreadFilePut {
  id: string;
}

/** 預かったファイル */
export interface ThreadFile {
  sha256: string;
  content_type: string;
  size: number;
}

/** ファイル */
export interface ThreadFilePath {
  id: string;
  sha256: string;
}

/** 携帯に写す */
export interface SyncPull {
  have?: SyncHave[];
  device?: string;
  templates?: string;
}

/** 手元にある人 */
export interface SyncHave {
  id: string;
  seq?: number;
}

/** 写すもの */
export interface SyncAnswer {
  server_time: string;
  min_client: number;
  people: SyncBundle[];
  forget: string[];
  more: boolean;
  templates?: NoteTemplates;
}

/** 一人分 */
export interface SyncBundle {
  person_id: string;
  seq: number;
  whole: boolean;
  page?: PersonPage;
  entries: ThreadEntry[];
  pins: string[];
  outside: Outside;
}

/** アプリのない人へ */
export interface Outside {
  members: OutsideMember[];
  deliveries: DeliveryView[];
  alerts: EntryAlertView[];
}

/** アプリのない人 */
export interface OutsideMember {
  member_id: string;
  name: string;
  office_name: string;
  profession: Profession;
  way: DeliveryWay;
  mail: string;
  fax: string;
  phone: string;
  allowed: boolean;
}

/** 急ぎを知らせた */
export interface EntryAlertView {
  entry_id: string;
  step: EscalationStep;
  at: string;
  names: string[];
}

export type EscalationStep = 'reminder' | 'office' | 'keeper';

/** ひな形の一覧 */
export interface NoteTemplates {
  version: string;
  items: NoteTemplate[];
}

/** ひな形 */
export interface NoteTemplate {
  code: string;
  id?: string;
  scope: TemplateScope;
  state: EditionState;
  replaces: string;
  for_me: boolean;
  reader_name: TemplateWords;
  body: TemplateBody;
  changed_by: string;
  changed_at?: string;
}

export type TemplateScope = 'shipped' | 'area' | 'own';

export type EditionState = 'draft' | 'published' | 'retired';

/** ことば */
export interface TemplateWords {
  ja: string;
  en: string;
}

/** ひな形の中身 */
export interface TemplateBody {
  name: TemplateWords;
  from: Profession[];
  to: Profession;
  kind: EntryKind;
  begin: string;
  reader: TemplateWords;
  example: string;
  prompts: TemplatePrompt[];
}

/** たずねること */
export interface TemplatePrompt {
  code: string;
  kind: PromptKind;
  label: TemplateWords;
  bare: boolean;
  single: boolean;
  needed: boolean;
  unit: string;
  choices: TemplateWords[];
}

export type PromptKind = 'ticks' | 'number' | 'text';

/** ひな形を作る */
export interface NewNoteTemplate {
  body: TemplateBody;
  replaces?: string;
}

/** ひな形を直す */
export interface NoteTemplateEdit {
  id: string;
  body: TemplateBody;
}

/** ひな形 */
export interface NoteTemplatePath {
  id: string;
}

/** 利用者 */
export interface PinsPath {
  id: string;
}

/** 固定したやりとりの一覧 */
export interface PinnedEntries {
  pins: EntryPin[];
  entries: ThreadEntry[];
}

/** 固定 */
export interface EntryPin {
  entry_id: string;
  name: string;
  pinned_at: string;
}

/** 固定する */
export interface PinInput {
  id: string;
  entry_id: string;
}

/** 固定をはずす */
export interface UnpinPath {
  id: string;
  entry_id: string;
}

/** 支援経過の印刷 */
export interface CourseInput {
  id: string;
  from?: string;
  to?: string;
  kinds?: string;
  of?: CourseOf;
}

export type CourseOf = 'team' | 'office' | 'me';

/** 利用者 */
export interface OutsidePath {
  id: string;
}

/** アプリのない人へ届ける */
export interface DeliveryInput {
  id: string;
  entry_id: string;
  receivers?: DeliveryReceiver[];
  as_usual?: boolean;
}

/** 届け先 */
export interface DeliveryReceiver {
  member_id: string;
  way: DeliveryWay;
  address?: string;
}

/** 届けるもの */
export interface DeliveryPath {
  id: string;
  delivery_id: string;
}

/** 届いたかどうか */
export interface DeliveryNote {
  id: string;
  delivery_id: string;
  outcome: DeliveryOutcome;
  note?: string;
}

export type DeliveryOutcome = 'sent' | 'read' | 'acknowledged' | 'failed';

/** 聞いた返事を代わりに入れる */
export interface DeliveryAnswer {
  id: string;
  delivery_id: string;
  text: string;
  ack?: boolean;
}

/** メールを渡した */
export interface DeliveryMailed {
  delivery_id: string;
  sent: boolean;
  why: string;
}

/** リンクの入口 */
export interface ReaderGreeting {
  area_name: string;
  receiver: string;
  subject_kind: DeliverySubject;
  until: string;
  demo: boolean;
}

export type DeliverySubject = 'entry' | 'document' | 'conference';

/** 電話番号の下4桁 */
export interface ReaderDigits {
  digits: string;  // 下4桁
}

/** 確かめたしるし */
export interface ReaderPass {
  pass: string;
}

/** リンクから読む */
export interface ReaderOpening {
  pass?: string;
}

/** リンクで読むやりとり */
export interface ReaderPage {
  person_name: string;
  person_kana: string;
  birth: string;
  title: string;
  at: string;
  author: string;
  office_name: string;
  profession: Profession;
  kind: EntryKind;
  text: string;
  urgent: boolean;
  corrected: boolean;
  attachments: number;
  receiver: string;
  read_at?: string;
  ack_at?: string;
  answers: string[];
  until: string;
}

/** リンクから既読・了解 */
export interface ReaderMark {
  pass?: string;
  ack?: boolean;
}

/** リンクから返事 */
export interface ReaderAnswer {
  pass?: string;
  text: string;  // 返事
}

/** 急ぎを次の人へ */
export interface EscalationInput {
  entry_id: string;
}

/** 知らせた人数 */
export interface EscalationAnswer {
  told: number;
}

/** 届け方の決まり */
export interface ReachRules {
  escalate: boolean;  // 急ぎに了解がないとき、次の人へ知らせる
  remind_after: number;  // もう一度知らせるまで（分）
  next_after: number;  // 次の人へ知らせるまで（分）
  link_days: number;  // リンクを開ける日数
}

/** 入院の連絡 */
export interface StayInput {
  person_id?: string;
  name?: string;
  name_kana?: string;
  birth?: string;
  hospital_id?: string;
  hospital_name?: string;
  ward?: string;
  hospital_phone?: string;
  admitted_on: string;
  arrival?: StayArrival;
  reason?: string;
  told_by?: StayToldBy;
}

export type StayArrival = 'unknown' | 'planned' | 'emergency' | 'ambulance';

export type StayToldBy = 'hospital' | 'manager' | 'family' | 'ambulance' | 'facility' | 'other';

/** 入院の連絡を受けました */
export interface StayNoticed {
  id: string;
  manager_state: StayManagerState;
  known_before: boolean;
}

export type StayManagerState = 'searching' | 'asked' | 'confirmed';

/** 担当です・違います */
export interface StayAnswer {
  id: string;
  answer: StayAskAnswer;
  phone?: string;
}

export type StayAskAnswer = 'waiting' | 'ours' | 'not_ours';

/** 入院 */
export interface StayView {
  id: string;
  side: StaySide;
  may_write: boolean;
  asks_me: boolean;
  state: StayState;
  name: string;
  name_kana: string;
  birth: string;
  person_id?: string;
  known: boolean;
  hospital_name: string;
  ward: string;
  hospital_phone: string;
  admitted_on: string;
  days: number;
  arrival: StayArrival;
  reason: string;
  told_by: StayToldBy;
  noticed_at: string;
  noticed_by: string;
  noticed_office: string;
  manager_state: StayManagerState;
  manager_name: string;
  manager_office: string;
  manager_phone: string;
  manager_at?: string;
  expected_on?: string;
  discharged_on?: string;
  destination: StayDestination;
  ended_note: string;
  rule: string;
  rule_number: number;
  due: StayDueStep[];
  steps: StayStepView[];
  asks: StayAskView[];
}

export type StaySide = 'none' | 'desk' | 'hospital' | 'team';

export type StayState = 'admitted' | 'leaving' | 'discharged' | 'cancelled';

export type StayDestination = 'none' | 'home' | 'facility' | 'hospital' | 'died' | 'unknown';

/** すること */
export interface StayDueStep {
  kind: StayStepKind;
  by: StaySide;
  words: Bilingual;
  due_on?: string;
  done_on?: string;
  late: boolean;
}

export type StayStepKind = 'hospital_told' | 'info_sent' | 'acp_talk' | 'discharge_told' | 'conference_asked'
  | 'conference_fixed' | 'conference_held' | 'summary_received' | 'services_started' | 'report_back';

/** ことば */
export interface Bilingual {
  ja: string;
  en: string;
}

/** 入院についてしたこと */
export interface StayStepView {
  id: string;
  kind: StayStepKind;
  done_on: string;
  recorded_at: string;
  recorded_by: string;
  office_name: string;
  side: StaySide;
  channel: MemberChannel;
  form: StayFormUsed;
  professions: Profession[];
  note: string;
  enough: StayEnough;
  missing: string;
  mine: boolean;
  may_judge: boolean;
  document_id?: string;
}

export type StayFormUsed = 'none' | 'town' | 'own';

export type StayEnough = 'unsaid' | 'enough' | 'missing';

/** 問い合わせ */
export interface StayAskView {
  office_name: string;
  answer: StayAskAnswer;
  asked_at: string;
  answered_at?: string;
  answered_by: string;
}

/** 入院した方を決める */
export interface StayPersonInput {
  id: string;
  person_id: string;
}

/** 担当かどうかを尋ねる */
export interface StayAskInput {
  id: string;
  office_id: string;
}

/** したことを記録する */
export interface StayStepInput {
  id: string;
  kind: StayStepKind;
  done_on: string;
  channel?: MemberChannel;
  form?: StayFormUsed;
  professions?: Profession[];
  note?: string;
}

/** 記録 */
export interface StayStepPath {
  id: string;
  step_id: string;
}

/** 受け取った情報は十分だったか */
export interface StayJudgeInput {
  id: string;
  step_id: string;
  enough: StayEnough;
  missing?: string;
}

/** 退院の予定 */
export interface StayExpectedInput {
  id: string;
  on?: string;
}

/** 退院 */
export interface StayDischargeInput {
  id: string;
  on: string;
  destination: StayDestination;
  note?: string;
}

/** 入院の連絡の取り消し */
export interface StayCancelInput {
  id: string;
  note: string;
}

/** 入退院の一覧 */
export interface StayQuery {
  over?: boolean;
  person_id?: string;
}

/** 入退院の一覧 */
export interface Stays {
  asks_me: number;
  searching: number;
  late: number;
  items: StayView[];
}

/** 入院 */
export interface StayPath {
  id: string;
}

/** 入退院を携帯に写す */
export interface SyncStayPull {
  have?: SyncAtHand[];
  device?: string;
  hospitals?: string;
}

/** 手元にあるもの */
export interface SyncAtHand {
  id: string;
  version?: string;
}

/** 写す入退院 */
export interface SyncStayAnswer {
  items: SyncStay[];
  forget: string[];
  asked: StayView[];
  hospitals?: SyncHospitals;
}

/** 写す入院 */
export interface SyncStay {
  person_id: string;
  version: string;
  stay: StayView;
}

/** エリアの病院 */
export interface SyncHospitals {
  version: string;
  items: SyncHospital[];
}

/** 病院 */
export interface SyncHospital {
  id: string;
  name: string;
  name_kana: string;
}

/** 日程調整の下書き */
export interface ConferenceDraftQuery {
  stay_id?: string;
  person_id?: string;
}

/** 日程調整の下書き */
export interface ConferenceDraft {
  title: string;
  place: string;
  reply_phone: string;
  reply_fax: string;
  minutes: number;
  invited: ConferenceInvitedInput[];
}

/** カンファレンスに招く人 */
export interface ConferenceInvitedInput {
  member_id?: string;
  office_id?: string;
  office_name: string;
  name: string;
  profession: Profession;
  must_attend: boolean;
  channel: MemberChannel;
  address: string;
  phone: string;
}

/** 日程を調整する */
export interface ConferenceInput {
  stay_id?: string;
  person_id?: string;
  title?: string;
  place?: string;
  online_url?: string;
  minutes?: number;  // 時間（分）
  reply_by?: string;
  reply_phone?: string;
  reply_fax?: string;
  slots?: string[];  // 候補の日時
  invited: ConferenceInvitedInput[];  // 招く人
}

/** カンファレンス */
export interface ConferenceView {
  id: string;
  stay_id?: string;
  person_id?: string;
  person_name: string;
  full: boolean;
  may_manage: boolean;
  waits_for_me: boolean;
  state: ConferenceState;
  title: string;
  place: string;
  online_url: string;
  minutes: number;
  reply_by?: string;
  reply_phone: string;
  reply_fax: string;
  asked_at: string;
  organiser: string;
  organiser_office: string;
  fixed_slot?: number;
  held_on?: string;
  ended_note: string;
  slots: ConferenceSlotView[];
  invited: ConferenceInvitedView[];
  professions: Profession[];
  not_reached: number;
}

export type ConferenceState = 'asked' | 'fixed' | 'held' | 'cancelled';

/** 候補の日時 */
export interface ConferenceSlotView {
  number: number;
  starts_at: string;
  rank: number;
  can: string[];
  perhaps: string[];
  cannot: string[];
  open: string[];
  professions: number;
  all_needed: boolean;
  three: boolean;
}

/** カンファレンスに招く人 */
export interface ConferenceInvitedView {
  id: string;
  reply_number: string;
  mine: boolean;
  office_name: string;
  name: string;
  profession: Profession;
  must_attend: boolean;
  channel: MemberChannel;
  address: string;
  phone: string;
  guest: boolean;
  answered_at?: string;
  answered_by: string;
  typed_by: string;
  via: MemberChannel;
  answers: ConferenceReplyView[];
  attendance: ConferenceAttendance;
  deliveries: DeliveryView[];
}

/** 候補への返事 */
export interface ConferenceReplyView {
  slot: number;
  answer: ConferenceSlotAnswer;
  note: string;
}

export type ConferenceSlotAnswer = 'none' | 'yes' | 'maybe' | 'no';

export type ConferenceAttendance = 'unsaid' | 'present' | 'absent';

/** カンファレンスに人を足す */
export interface ConferenceInvite {
  id: string;
  invited: ConferenceInvitedInput[];  // 招く人
}

/** カンファレンスの一覧 */
export interface ConferenceQuery {
  stay_id?: string;
  person_id?: string;
}

/** カンファレンスの一覧 */
export interface Conferences {
  waits_for_me: number;
  not_reached: number;
  items: ConferenceView[];
}

/** カンファレンス */
export interface ConferencePath {
  id: string;
}

/** 日程に答える */
export interface ConferenceAnswer {
  id: string;
  invited_id?: string;
  answers: ConferenceReplyInput[];  // 返事
}

/** 候補への返事 */
export interface ConferenceReplyInput {
  slot: number;
  answer: ConferenceSlotAnswer;
  note?: string;
}

/** 聞いた返事を代わりに入れる */
export interface ConferenceAnswerFor {
  id: string;
  invited_id: string;
  via: MemberChannel;
  answers: ConferenceReplyInput[];  // 返事
}

/** 日を決める */
export interface ConferenceFix {
  id: string;
  slot: number;
}

/** 開いたことを記録する */
export interface ConferenceHold {
  id: string;
  held_on: string;  // 開いた日
  present?: string[];
  guests?: ConferenceGuest[];
  note?: string;
}

/** 招いていないが来た人 */
export interface ConferenceGuest {
  office_name?: string;
  name?: string;
  profession?: Profession;
}

/** カンファレンスの取りやめ */
export interface ConferenceCancel {
  id: string;
  reason: string;  // 理由
}

/** 日程の用紙 */
export interface ConferenceSheetQuery {
  id: string;
  invited_id?: string;
}

/** カンファレンス */
export interface ConferenceCalendarPath {
  id: string;
}

/** 別の方法で尋ねる */
export interface ConferenceReach {
  id: string;
  invited_id: string;
  channel: MemberChannel;
  address?: string;
  phone?: string;
}

/** 招くのをやめる */
export interface ConferenceUninvite {
  id: string;
  invited_id: string;
}

/** リンクで日程を開く */
export interface ReaderPollOpening {
  pass?: string;
}

/** リンクで答える日程 */
export interface ReaderPoll {
  receiver: string;
  reply_number: string;
  person: string;
  birth: string;
  state: ConferenceState;
  title: string;
  place: string;
  online_url: string;
  minutes: number;
  reply_by?: string;
  organiser: string;
  organiser_office: string;
  reply_phone: string;
  reply_fax: string;
  professions: Profession[];
  slots: ReaderPollSlot[];
  answered_at?: string;
  fixed_slot?: number;
  calendar: string;
  until: string;
}

/** 候補の日時 */
export interface ReaderPollSlot {
  number: number;
  starts_at: string;
  answer: ConferenceSlotAnswer;
  note: string;
}

/** リンクから日程に答える */
export interface ReaderPollAnswer {
  pass?: string;
  answers: ConferenceReplyInput[];  // 返事
}

/** 様式の一覧 */
export interface FormList {
  items: FormLine[];
}

/** 様式の行 */
export interface FormLine {
  code: string;
  edition: string;
  name: Bilingual;
  note: Bilingual;
  source: string;
  reader: FormReader;
  of_stay: boolean;
  append_only: boolean;
  own: boolean;
  valid_from?: string;
}

export type FormReader = 'team' | 'hospital' | 'doctor' | 'ambulance' | 'dentist' | 'person' | 'town';

/** 様式 */
export interface FormPath {
  code: string;
  edition?: string;
}

/** 様式 */
export interface FormView {
  edition: string;
  valid_from?: string;
  form: Form;
}

/** 様式 */
export interface Form {
  code: string;
  version: number;
  name: Bilingual;
  source: string;
  note: Bilingual;
  statement: Bilingual;
  reader: FormReader;
  of_stay: boolean;
  append_only: boolean;
  deadline: FormDeadline;
  step?: StayStepKind;
  reply: boolean;
  size_pt: number;
  label_mm: number;
  sections: FormSection[];
}

export type FormDeadline = 'none' | 'admission';

/** 様式の区分 */
export interface FormSection {
  key: string;
  title: Bilingual;
  note: Bilingual;
  by: Profession[];
  columns: number;
  fields: FormField[];
}

/** 様式の項目 */
export interface FormField {
  key: string;
  type: FormFieldType;
  label: Bilingual;
  unit: string;
  set: string;
  options: FormOption[];
  columns: FormColumn[];
  rows: number;
  items: Bilingual[];
  minutes: number[];
  needed: boolean;
  factor: boolean;
  show_if: FormShowIf;
  prefill: string;
  hint: Bilingual;
  print: FormPrint;
}

export type FormFieldType = 'text' | 'long_text' | 'number' | 'date' | 'time' | 'choice' | 'choices' | 'table' | 'body'
  | 'signature' | 'agenda' | 'photo';

/** 選択肢 */
export interface FormOption {
  code: string;
  words: Bilingual;
  asks_words: boolean;
}

/** 表の列 */
export interface FormColumn {
  key: string;
  type: FormFieldType;
  label: Bilingual;
  set: string;
  options: FormOption[];
  prefill: string;
  weight: number;
}

/** 出す条件 */
export interface FormShowIf {
  key: string;
  any: string[];
}

/** 印刷の位置 */
export interface FormPrint {
  span: number;
  height_mm: number;
}

/** 様式の版の一覧 */
export interface FormEditionList {
  items: FormEditionView[];
}

/** 様式の版 */
export interface FormEditionView {
  id: string;
  code: string;
  number: number;
  state: EditionState;
  valid_from?: string;
  form: Form;
  changed_by: string;
  changed_at: string;
}

/** 様式の下書き */
export interface FormDraft {
  form: Form;
}

/** 様式を直す */
export interface FormEdit {
  id: string;
  form: Form;
}

/** 様式を公開する */
export interface FormPublish {
  id: string;
  valid_from: string;
}

/** 様式の版 */
export interface FormEditionPath {
  id: string;
}

/** 様式を書きはじめる */
export interface DocumentInput {
  form_code: string;
  person_id?: string;
  stay_id?: string;
  id?: string;
  edition?: string;
}

/** 書類 */
export interface DocumentView {
  line: DocumentLine;
  form: Form;
  sections: DocumentSectionView[];
  missing: string[];
  may_write: boolean;
  may_send: boolean;
  sendings: DocumentSendingView[];
  previous?: DocumentPrevious;
}

/** 書類の行 */
export interface DocumentLine {
  id: string;
  number: string;
  form_code: string;
  edition: string;
  name: Bilingual;
  state: DocumentState;
  side: StaySide;
  own_side: boolean;
  person_id?: string;
  person_name: string;
  person_kana: string;
  birth: string;
  stay_id?: string;
  started_by: string;
  office_name: string;
  changed_by: string;
  changed_at: string;
  sent_at?: string;
  missing: number;
  deadline_on?: string;
  addon: number;
  unread: number;
  failed: number;
  waits_for_me: boolean;
  to_judge: boolean;
}

export type DocumentState = 'draft' | 'sent' | 'withdrawn';

/** 書類の区分 */
export interface DocumentSectionView {
  key: string;
  answers: Answer[];
  seq: number;
  changed_by: string;
  changed_at?: string;
}

/** 答え */
export interface Answer {
  key: string;
  values: string[];
  other: string;
  rows: AnswerRow[];
  origin: AnswerOrigin;
  as_of?: string;
}

/** 表の行 */
export interface AnswerRow {
  cells: string[];
}

export type AnswerOrigin = 'typed' | 'person' | 'stay' | 'previous' | 'computed';

/** 届け先 */
export interface DocumentSendingView {
  id: string;
  receiver: string;
  office_name: string;
  channel: MemberChannel;
  address: string;
  state: DocumentSendingState;
  agreed: DocumentAgreed;
  sent_at: string;
  opened_at?: string;
  opened_by: string;
  enough: StayEnough;
  missing: string;
  judged_by: string;
  note: string;
  reply: string;
  next: Bilingual;
  mine: boolean;
  by_itself: boolean;
}

export type DocumentSendingState = 'todo' | 'sent' | 'opened' | 'answered' | 'failed' | 'ended';

export type DocumentAgreed = 'none' | 'person' | 'family' | 'life';

/** 前回の書類 */
export interface DocumentPrevious {
  id: string;
  on: string;
}

/** 区分を書く */
export interface DocumentSectionInput {
  id: string;
  section: string;
  base_seq?: number;
  answers?: Answer[];
}

/** 書いた区分 */
export interface DocumentSectionSaved {
  section: DocumentSectionView;
  missing: string[];
}

/** 書類 */
export interface DocumentPath {
  id: string;
}

/** 書類 */
export interface DocumentRef {
  id: string;
}

/** 届け先の候補 */
export interface DocumentProposals {
  items: DocumentProposal[];
}

/** 届け先の候補 */
export interface DocumentProposal {
  member_id?: string;
  account_id?: string;
  office_id?: string;
  town: boolean;
  office_name: string;
  name: string;
  profession: Profession;
  channel: MemberChannel;
  address: string;
  phone: string;
  why: Bilingual;
  usual: boolean;
  needs_agreement: boolean;
}

/** 書類を送る */
export interface DocumentSend {
  id: string;
  receivers: DocumentReceiver[];
  with_gaps?: boolean;
  agreed?: DocumentAgreed;
  agreed_on?: string;
}

/** 届け先 */
export interface DocumentReceiver {
  member_id?: string;
  account_id?: string;
  office_id?: string;
  town?: boolean;
  office_name?: string;
  name?: string;
  channel: MemberChannel;
  address?: string;
  phone?: string;
}

/** 届いたかどうか */
export interface DocumentBecameInput {
  id: string;
  sending_id: string;
  became: DocumentBecame;
  note?: string;
  reply?: string;
}

export type DocumentBecame = 'sent' | 'read' | 'answered' | 'failed';

/** 十分だったか */
export interface DocumentJudge {
  id: string;
  sending_id: string;
  enough: StayEnough;
  missing?: string;
  instead_of?: StayEnough;
}

/** 書類の一覧 */
export interface DocumentBoxQuery {
  box?: DocumentBox;
}

export type DocumentBox = 'drafts' | 'received' | 'sent';

/** 書類の一覧 */
export interface DocumentList {
  items: DocumentLine[];
  waiting: number;
}

/** 利用者 */
export interface DocumentsOfPerson {
  id: string;
}

/** 入院 */
export interface DocumentsOfStay {
  id: string;
}

/** 書類 */
export interface OneDocument {
  id: string;
}

/** 書類を携帯に写す */
export interface SyncDocumentPull {
  have?: SyncAtHand[];
  have_forms?: SyncAtHand[];
  device?: string;
}

/** 写す書類と様式 */
export interface SyncDocumentAnswer {
  items: SyncDocument[];
  forget: string[];
  forms: SyncForm[];
  forget_forms: string[];
  offered: string[];
}

/** 写す書類 */
export interface SyncDocument {
  person_id: string;
  version: string;
  line: DocumentLine;
  sections: DocumentSectionView[];
  may_write: boolean;
  mine: DocumentSendingView[];
}

/** 写す様式 */
export interface SyncForm {
  edition: string;
  version: string;
  form: Form;
}

/** 書類に写真を付ける */
export interface DocumentPhotoPut {
  id: string;
}

/** 書類の写真 */
export interface DocumentPhoto {
  sha256: string;
}

/** 書類の写真 */
export interface DocumentPhotoPath {
  id: string;
  sha256: string;
}

/** 書類の印刷 */
export interface DocumentPaperQuery {
  id: string;
  fax?: boolean;
  sending_id?: string;
}

/** 書類のファイル */
export interface DocumentFileQuery {
  id: string;
}

/** 書類の枚数 */
export interface DocumentPages {
  pages: number;
  photos: DocumentPagePhoto[];
}

/** 一枚の中の写真 */
export interface DocumentPagePhoto {
  sha256: string;
  page: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** 書類の一枚 */
export interface DocumentPageQuery {
  id: string;
  page?: number;
}

/** 白紙の様式 */
export interface FormBlankQuery {
  code: string;
  edition?: string;
  fax?: boolean;
}

/** 決まりの版 */
export interface StayRuleQuery {
  edition?: string;
}

/** 入退院支援の手引き */
export interface StayRuleShown {
  edition: StayRuleView;
  in_force: boolean;
  news: StayRuleNews[];
}

/** 入退院支援の決まりの版 */
export interface StayRuleView {
  id: string;
  number: number;
  state: EditionState;
  valid_from?: string;
  rule: StayRuleKit;
  changes: string;
  forms: StayRuleForm[];
  changed_by: string;
  changed_at: string;
  seq: number;
}

/** 入退院支援の決まり */
export interface StayRuleKit {
  version: number;
  name: Bilingual;
  introduction: string;
  steps: StayRuleStep[];
  contacts: string[];
}

/** 決まりの一段 */
export interface StayRuleStep {
  kind: StayStepKind;
  from: StayAnchor;
  days: number;
  by: StaySide;
  words: Bilingual;
  off: boolean;
  form: string;
  guide: string;
}

export type StayAnchor = 'admitted' | 'expected' | 'discharged';

/** 決まりで使う様式 */
export interface StayRuleForm {
  code: string;
  name: Bilingual;
}

/** 手引きの改定 */
export interface StayRuleNews {
  id: string;
  number: number;
  valid_from: string;
  begun: boolean;
  changes: string;
  read: boolean;
}

/** 決まりの版 */
export interface StayRulePath {
  id: string;
}

/** 決まりの版の一覧 */
export interface StayRuleList {
  items: StayRuleView[];
}

/** 決まりを写す */
export interface StayRuleCopy {
  from?: string;
}

/** 決まりを直す */
export interface StayRuleChange {
  id: string;
  base_seq: number;
  rule: StayRuleKit;
  changes?: string;
}

/** 決まりを公開する */
export interface StayRulePublish {
  id: string;
  valid_from: string;
  changes: string;
}

/** 決まりの版 */
export interface StayRuleEditionPath {
  id: string;
}

/** 手引きを読んだ人数の一覧 */
export interface StayRuleReaderList {
  items: StayRuleReaders[];
}

/** 手引きを読んだ人数 */
export interface StayRuleReaders {
  office_id?: string;
  office_name: string;
  people: number;
  read: number;
}

/** 決まりの版 */
export interface StayRuleFilePath {
  id: string;
}

/** 手引きをファイルから読む */
export interface StayRuleTake {
  file: string;
}

/** ファイルから読んだ手引き */
export interface StayRuleTaken {
  edition: StayRuleView;
  area: string;
  no_form: string[];
}

/** 地域連携パスの一覧 */
export interface Pathways {
  items: Pathway[];
}

/** 地域連携パス */
export interface Pathway {
  code: string;
  version: number;
  name: Bilingual;
  begins: Bilingual;
  note: Bilingual;
  source: string;
  milestones: PathwayMilestone[];
}

/** 連携パスの節目 */
export interface PathwayMilestone {
  key: string;
  title: Bilingual;
  from: string;
  days: number;
  side: StaySide;
  repeat_days: number;
  items: PathwayItem[];
}

/** 連携パスの項目 */
export interface PathwayItem {
  key: string;
  title: Bilingual;
  by: Profession[];
  proof: PathwayProof;
  form: string;
  step?: StayStepKind;
}

export type PathwayProof = 'none' | 'form' | 'step' | 'moved' | 'went_home';

/** 連携パスの期限 */
export interface PathwayDueList {
  items: PathwayDueItem[];
  late: number;
  courses: PathwayCourseLine[];
}

/** 期限のある項目 */
export interface PathwayDueItem {
  course: PathwayCourseLine;
  milestone: Bilingual;
  item: PathwayItemView;
}

/** 連携パスの行 */
export interface PathwayCourseLine {
  id: string;
  pathway: string;
  name: Bilingual;
  side: StaySide;
  may_write: boolean;
  person_id?: string;
  person_name: string;
  person_kana: string;
  birth: string;
  begun_on: string;
  state: PathwayCourseState;
  ended_on?: string;
  done: number;
  all: number;
  late: number;
}

export type PathwayCourseState = 'running' | 'reached' | 'stopped';

/** 連携パスの項目 */
export interface PathwayItemView {
  key: string;
  round: number;
  title: Bilingual;
  by: Profession[];
  proof: PathwayProof;
  form: string;
  due: string;
  moved: boolean;
  done_on?: string;
  not_needed: boolean;
  by_itself: boolean;
  note: string;
  done_by: string;
  document_id?: string;
  late: boolean;
  mine: boolean;
  nobody: boolean;
  variances: PathwayVarianceView[];
}

/** バリアンス */
export interface PathwayVarianceView {
  cause: PathwayCause;
  note: string;
  moved_to: string;
  noted_by: string;
  office_name: string;
  noted_at: string;
}

export type PathwayCause = 'person' | 'family' | 'staff' | 'office' | 'area';

/** 利用者 */
export interface PathwayCoursesOfPerson {
  id: string;
}

/** 連携パスの経過の一覧 */
export interface PathwayCourseList {
  items: PathwayCourseLine[];
}

/** 連携パスの経過 */
export interface PathwayCoursePath {
  id: string;
}

/** 連携パスの経過 */
export interface PathwayCourseView {
  line: PathwayCourseLine;
  note: Bilingual;
  source: string;
  agreed_by: PathwayAgreedBy;
  agreed_on: string;
  goal: string;
  ended_note: string;
  begun_by: string;
  office_name: string;
  milestones: PathwayMilestoneView[];
}

export type PathwayAgreedBy = 'person' | 'family';

/** 連携パスの節目 */
export interface PathwayMilestoneView {
  key: string;
  round: number;
  title: Bilingual;
  side: StaySide;
  due: string;
  forecast: boolean;
  reached_on?: string;
  items: PathwayItemView[];
}

/** 連携パスを始める */
export interface PathwayCourseInput {
  code: string;  // 連携パス
  person_id?: string;
  stay_id?: string;
  begun_on: string;  // はじまりの日
  agreed_by: PathwayAgreedBy;  // 同意した方
  agreed_on: string;  // 説明し同意を得た日
  goal?: string;  // 本人・家族の目標
}

/** 項目を記録する */
export interface PathwayMarkInput {
  id: string;
  item: string;
  round?: number;
  state: PathwayMarkState;
  done_on: string;  // した日
  note?: string;  // メモ
}

export type PathwayMarkState = 'done' | 'not_needed';

/** 記録を取り消す */
export interface PathwayReopenInput {
  id: string;
  item: string;
  round?: number;
}

/** 遅れる理由（バリアンス） */
export interface PathwayDelayInput {
  id: string;
  item: string;
  round?: number;
  cause: PathwayCause;  // 理由
  moved_to: string;  // 新しい期限
  note?: string;  // くわしく
}

/** 連携パスを終える */
export interface PathwayEndInput {
  id: string;
  state: PathwayCourseState;
  ended_on: string;  // 終えた日
  note?: string;  // 理由・結果
}

/** 連携パスの用紙 */
export interface PathwaySheetPath {
  id: string;
}

/** まとめたい年度 */
export interface PathwaySummaryQuery {
  year?: number;
  outside?: boolean;
}

/** 連携パスのまとめの一覧 */
export interface PathwaySummaries {
  year: number;
  year_text: string;
  from: string;
  to: string;
  small_hidden: boolean;
  items: PathwaySummary[];
}

/** 連携パスのまとめ */
export interface PathwaySummary {
  code: string;
  name: Bilingual;
  states: PathwayStateShare[];
  milestones: PathwayMilestoneShare[];
  causes: PathwayCauseShare[];
  months: PathwaySummaryMonth[];
}

/** 経過の状態ごとの数 */
export interface PathwayStateShare {
  state: PathwayCourseState;
  figure: IndicatorFigure;
}

/** 数字 */
export interface IndicatorFigure {
  n: number;
  of: number;
  unknown: number;
  rate?: number;
  wilson_low?: number;
  wilson_high?: number;
  if_no?: number;
  if_yes?: number;
  median?: number;
  p90?: number;
  hidden: boolean;
}

/** 期日どおりの節目 */
export interface PathwayMilestoneShare {
  key: string;
  title: Bilingual;
  figure: IndicatorFigure;
}

/** 遅れの理由ごとの数 */
export interface PathwayCauseShare {
  cause: PathwayCause;
  figure: IndicatorFigure;
}

/** 月ごとの数 */
export interface PathwaySummaryMonth {
  month: string;
  begun: IndicatorFigure;
  in_time: IndicatorFigure;
  variances: IndicatorFigure;
}

/** 見たい年度 */
export interface IndicatorYearQuery {
  year?: number;
  outside?: boolean;
  own?: boolean;
}

/** 指標の一覧 */
export interface Indicators {
  year: number;
  year_text: string;
  from: string;
  to: string;
  sight: IndicatorSight;
  items: IndicatorCard[];
}

export type IndicatorSight = 'whole' | 'office' | 'outside';

/** 指標の一行 */
export interface IndicatorCard {
  code: string;
  name: Bilingual;
  scene: PlanScene;
  unit: IndicatorUnit;
  good: IndicatorGood;
  figure: IndicatorFigure;
  before: IndicatorFigure;
  other_rule: boolean;
  words: string;
}

export type PlanScene = 'daily' | 'transfer' | 'sudden' | 'end_of_life';

export type IndicatorUnit = 'percent' | 'days' | 'hours' | 'shares';

export type IndicatorGood = 'up' | 'down' | 'neither';

/** 見たい指標 */
export interface IndicatorQuery {
  code: string;
  from?: string;
  to?: string;
  outside?: boolean;
  own?: boolean;
}

/** 指標 */
export interface IndicatorPage {
  indicator: Indicator;
  from: string;
  to: string;
  sight: IndicatorSight;
  sentence: string;
  total: IndicatorFigure;
  own?: IndicatorFigure;
  months: IndicatorLine[];
  splits: IndicatorSplit[];
  surveys: IndicatorSurveyView[];
  notes: IndicatorNoteView[];
  may_note: boolean;
}

/** 指標 */
export interface Indicator {
  code: string;
  version: number;
  scene: PlanScene;
  kind: IndicatorKind;
  unit: IndicatorUnit;
  good: IndicatorGood;
  counted_by: IndicatorCountedBy;
  name: Bilingual;
  sentence: Bilingual;
  numerator: Bilingual;
  denominator: Bilingual;
  excluded: Bilingual;
  differs: Bilingual;
  origin: string;
  changes: IndicatorRuleChange[];
  shares: IndicatorShare[];
}

export type IndicatorKind = 'structure' | 'process' | 'outcome';

export type IndicatorCountedBy = 'admission' | 'discharge' | 'conference' | 'death' | 'today';

/** 決まりの変わり目 */
export interface IndicatorRuleChange {
  since: string;
  what: Bilingual;
}

/** 内訳の一つ */
export interface IndicatorShare {
  code: string;
  words: Bilingual;
}

/** 一行 */
export interface IndicatorLine {
  key: string;
  label: string;
  figure: IndicatorFigure;
  own: boolean;
  change: string;
}

/** 分けた数字 */
export interface IndicatorSplit {
  by: IndicatorSplitBy;
  lines: IndicatorLine[];
}

export type IndicatorSplitBy = 'level' | 'zone' | 'hospital' | 'office' | 'share';

/** 調査の値 */
export interface IndicatorSurveyView {
  id: string;
  figure: IndicatorFigure;
  begins_on: string;
  ends_on: string;
  source: string;
  sent: number;
  returned: number;
  recorded_by: string;
}

/** 指標のメモ */
export interface IndicatorNoteView {
  words: string;
  recorded_by: string;
  recorded_at: string;
}

/** 見たい件 */
export interface IndicatorCaseQuery {
  code: string;
  from?: string;
  to?: string;
  verdict?: IndicatorVerdict;
}

export type IndicatorVerdict = 'no' | 'yes' | 'unknown';

/** 数えた件 */
export interface IndicatorCases {
  items: IndicatorCase[];
  more: boolean;
}

/** 数えた一件 */
export interface IndicatorCase {
  on: string;
  verdict: IndicatorVerdict;
  value?: number;
  answer: string;
  name: string;
  href: string;
  hospital: string;
  office: string;
  zone: string;
}

/** 調査の値を入れる */
export interface IndicatorSurveyInput {
  code: string;
  n: number;  // 当てはまる数
  total: number;  // 全体の数
  begins_on: string;  // 対象の初日
  ends_on: string;  // 対象の末日
  source: string;  // 調査の名前
  sent?: number;  // 配った数
  returned?: number;  // 返ってきた数
}

/** 指標 */
export interface IndicatorKept {
  code: string;
}

/** 調査の値 */
export interface IndicatorSurveyPath {
  code: string;
  survey_id: string;
}

/** 指標のメモを書く */
export interface IndicatorNoteInput {
  code: string;
  words: string;  // メモ
}

/** 預かったファイル */
export interface BlobAnswer {
  sha256: string;
  size: number;
  guess: Guess;
}

/** 推測 */
export interface Guess {
  kind?: SourceKind;
}

export type SourceKind = 'care_service_csv' | 'care_service_json' | 'medical_facility_csv' | 'medical_hours_csv'
  | 'notification_xlsx' | 'opendata_medical_csv' | 'opendata_care_csv' | 'opendata_facility_csv'
  | 'survey_csv' | 'facility_geojson' | 'zone_geojson' | 'home_care_csv';

/** 取り込みの確認 */
export interface PreviewInput {
  blob?: string;
  from?: string;
  file_name?: string;
  kind: SourceKind;
  mapping?: HeaderMatch[];
  keep_all?: boolean;
  dry_run?: boolean;
  credit?: string;  // 出典の表示
}

/** 見出しの対応 */
export interface HeaderMatch {
  header: string;
  field: string;
}

/** 取り込み */
export interface ImportRunView {
  id: string;
  kind: SourceKind;
  blob: string;
  file_name: string;
  source_name: string;
  credit: string;
  snapshot?: string;
  encoding: string;
  keep_all: boolean;
  state: RunState;
  created_at: string;
  by: string;
  rows_read: number;
  rows_new: number;
  rows_changed: number;
  rows_unchanged: number;
  rows_queued: number;
  rows_refused: number;
  rows_applied: number;
  vanished: number;
  done: number;
  kept: number;
  headers: HeaderMatch[];
  fields: FieldChoice[];
  message?: string;
}

export type RunState = 'previewed' | 'applying' | 'stopped' | 'applied' | 'undoing' | 'undone' | 'discarded';

/** 見出しを当てる項目 */
export interface FieldChoice {
  name: string;
  label: string;
  necessary: boolean;
}

/** 取り込みの一覧 */
export interface RunList {
  items: ImportRunView[];
}

/** 取り込み */
export interface RunInput {
  id: string;
}

/** 取り込みの行 */
export interface RowsInput {
  id: string;
  state?: RowState;
  kept?: boolean;
  offset?: number;
  limit?: number;
}

export type RowState = 'new' | 'changed' | 'unchanged' | 'queued' | 'refused' | 'vanished';

/** 取り込みの行の一覧 */
export interface RowList {
  total: number;
  items: ImportRowView[];
}

/** 取り込みの行 */
export interface ImportRowView {
  line: number;
  rows: number;
  name: string;
  state: RowState;
  facility_id?: string;
  differences: Difference[];
  warnings: WarningView[];
  refused?: RefusalView;
  candidates: CandidateView[];
  kept: boolean;
}

/** 違い */
export interface Difference {
  field: string;
  label: string;
  before: string;
  after: string;
  kept_local: boolean;
}

/** 行の注意 */
export interface WarningView {
  code: string;
  message: string;
  column: string;
  value: string;
}

/** 受け付けなかった理由 */
export interface RefusalView {
  code: string;
  message: string;
  column: string;
  value: string;
}

/** 候補 */
export interface CandidateView {
  facility_id: string;
  name: string;
  address: string;
  score: number;
  reasons: string[];
}

/** 取り込みの一歩 */
export interface StepInput {
  id: string;
  count?: number;
}

/** 取り込みの破棄 */
export interface DiscardInput {
  id: string;
  count?: number;
}

/** 取り込みの破棄 */
export interface DiscardAnswer {
  gone: boolean;
}

/** 出典 */
export interface SourcesInput {
  id: string;
}

/** 出典の記録の一覧 */
export interface SourceList {
  items: SourceView[];
}

/** 出典の記録 */
export interface SourceView {
  kind: SourceKind;
  source_name: string;
  key: string;
  raw: string;
  snapshot?: string;
  vanished: boolean;
}

/** 同じ資源かの確認 */
export interface MatchesInput {
  offset?: number;
  limit?: number;
}

/** 同じ資源かの確認の一覧 */
export interface MatchList {
  total: number;
  items: MatchView[];
}

/** 同じ資源かの確認 */
export interface MatchView {
  id: string;
  state: CaseState;
  left: MatchSide;
  right: MatchSide;
  score: number;
  reasons: string[];
  differences: SideDifference[];
  candidates: CandidateView[];
}

export type CaseState = 'open' | 'same' | 'different';

/** 比べる一方 */
export interface MatchSide {
  id?: string;
  name: string;
  name_kana: string;
  kind: FacilityKind;
  address: string;
  phone: string;
  corporation_name: string;
  source_name: string;
}

/** 左右の違い */
export interface SideDifference {
  field: string;
  label: string;
  left: string;
  right: string;
}

/** 同じか別か */
export interface DecideInput {
  id: string;
  decision: MatchDecision;
  facility_id?: string;
}

export type MatchDecision = 'same' | 'different';

/** 決めた結果 */
export interface DecideAnswer {
  facility_id: string;
  state: CaseState;
}

/** 同じ資源かの確認 */
export interface MatchInput {
  id: string;
}

/** 統合の一覧 */
export interface MergeList {
  items: MergeView[];
}

/** 統合 */
export interface MergeView {
  id: string;
  at: string;
  by: string;
  kept: MergeEnd;
  merged: MergeEnd;
  undone_at?: string;
}

/** 統合の一方 */
export interface MergeEnd {
  id: string;
  name: string;
}

/** 統合する二つ */
export interface MergeInputIds {
  kept_id: string;  // 残す資源
  gone_id: string;  // 統合される資源
  take?: string[];  // 統合される資源から採る項目
}

/** 統合を元に戻す */
export interface UndoMergeInput {
  id: string;
}

/** 住所の位置の表 */
export interface GeocodeInput {
  blob: string;
  replace?: boolean;
}

/** 住所の位置の表 */
export interface GeocodeAnswer {
  lines: number;
  places: number;
  refused: number;
  refused_lines: number[];
}

/** 資源調査の様式 */
export interface TemplateInput {
  kind?: FacilityKind;
  filled?: boolean;
}

/** 人口の表 */
export interface StatisticsInput {
  blob: string;
  as_of: string;  // 時点
  source_name: string;  // 出典
  credit?: string;  // 出典の表示
}

/** 人口の表 */
export interface StatisticsAnswer {
  rows_read: number;
  rows_loaded: number;
  rows_refused: number;
  refused: RefusedStatistic[];
}

/** 受け付けなかった行 */
export interface RefusedStatistic {
  line: number;
  code: string;
  message: string;
  value: string;
}

/** ケアプランのファイルを確かめる */
export interface CarePlanPreviewInput {
  files: CarePlanFile[];
  choices?: IntakeChosen[];
}

/** ケアプランのファイル */
export interface CarePlanFile {
  name: string;
  content?: string;
}

/** 選んだ利用者 */
export interface IntakeChosen {
  key: string;
  person_id?: string;
}

/** ケアプランの確認 */
export interface CarePlanPreview {
  people: IntakePerson[];
  errors: IntakeError[];
}

/** 取り込む利用者 */
export interface IntakePerson {
  key: string;
  line: number;
  insurer_number: string;
  insured_number: string;
  match: IntakeMatch;
  person_id?: string;
  base_seq: number;
  known: PersonBasics;
  said: PersonBasics;
  basics: PersonBasics;
  basics_differ: boolean;
  headings: IntakeHeading[];
  candidates: IntakeCandidate[];
  doubts: string[];
  faults: string[];
  not_new: string[];
}

export type IntakeMatch = 'own' | 'view_only' | 'none';

/** 見出しごとの案 */
export interface IntakeHeading {
  heading: PersonHeading;
  base_seq: number;
  now: unknown;
  said: unknown;
  proposed: unknown;
}

/** 同じ方かもしれない方 */
export interface IntakeCandidate {
  person_id: string;
  name: string;
  name_kana: string;
  birth: string;
  birth_about: boolean;
  sex: Sex;
  own: boolean;
}

/** 読めなかった行 */
export interface IntakeError {
  file: string;
  line: number;
  message: string;
}

/** 利用者の名簿を確かめる */
export interface PersonListInput {
  content: string;
  columns?: string[];
  office_id?: string;
  choices?: IntakeChosen[];
}

/** 名簿の確認 */
export interface PersonListPreview {
  encoding: string;
  columns: PersonListColumn[];
  fields: PersonListField[];
  people: IntakePerson[];
  warnings: string[];
}

/** 名簿の列 */
export interface PersonListColumn {
  header: string;
  field: string;
}

/** 名簿の項目 */
export interface PersonListField {
  name: string;
  ja: string;
  en: string;
}

/** 返ってきた紙 */
export interface ReturnedList {
  items: ReturnedView[];
  waiting: number;
}

/** 返ってきた紙 */
export interface ReturnedView {
  id: string;
  state: ReturnState;
  kind: ReturnKind;
  matter?: ReturnedMatter;
  pages: ReturnedPageView[];
  ticks: string;
  put_name: string;
  office_name: string;
  put_at: string;
  why: string;
  matched_by: string;
  ended_at?: string;
  ended_by: string;
}

export type ReturnState = 'reading' | 'unmatched' | 'matched' | 'unreadable' | 'done' | 'discarded';

export type ReturnKind = 'none' | 'conference' | 'entry' | 'document';

/** 返ってきた紙の行き先 */
export interface ReturnedMatter {
  kind: ReturnKind;
  subject_id: string;
  part: number;
  title: string;
  number: string;
  from: string;
  person_name: string;
  person_id?: string;
  answered: boolean;
  may_answer: boolean;
}

/** ページ */
export interface ReturnedPageView {
  page: number;
  width: number;
  height: number;
}

/** 返ってきた紙 */
export interface ReturnedPath {
  id: string;
}

/** 返ってきた紙のページ */
export interface ReturnedPagePath {
  id: string;
  page: number;
}

/** これはどれ？ */
export interface ReturnedCandidateQuery {
  id: string;
  number: string;  // 紙の受付番号
}

/** あてはまるもの */
export interface ReturnedCandidates {
  items: ReturnedMatter[];
}

/** どの書類か決める */
export interface ReturnedAssign {
  id: string;
  kind: ReturnKind;
  subject_id: string;
  part?: number;
}

/** 別の紙として分ける */
export interface ReturnedSplit {
  id: string;
  page: number;
}

/** 紙を読んだ */
export interface ReturnedRead {
  id: string;
  pages?: ReturnedPageRead[];
  why?: string;
}

/** 読んだページ */
export interface ReturnedPageRead {
  sha256?: string;
  width?: number;
  height?: number;
  mark?: string;
  ticks?: string;
}

/** 保存期間の決まり */
export interface RetentionSettings {
  years: number;  // 支援が終わってから残す年数
  access_log_years: number;  // 見た人の記録を残す年数
  officers: string[];  // 消去できる人
}

/** 保存期間のページ */
export interface RetentionPage {
  settings: RetentionSettings;
  may_erase: boolean;
  due: RetentionLine[];
  coming: RetentionLine[];
  held: RetentionLine[];
  erasures: Erasure[];
}

/** 保存期間の行 */
export interface RetentionLine {
  person_id: string;
  name: string;
  name_kana: string;
  birth: string;
  status: PersonStatus;
  ended_on?: string;
  last_entry?: string;
  term_on?: string;
  records: number;
  why: string;
  why_words: string;
  hold?: RetentionHold;
}

/** 消去の保留 */
export interface RetentionHold {
  area_id: string;
  person_id: string;
  id: string;
  reason: string;  // 理由
  until?: string;  // いつまで
  set_at: string;
  set_by?: string;
  set_by_name: string;
  lifted_at?: string;
  lifted_by_name: string;
  lifted_reason: string;
}

/** 消去 */
export interface Erasure {
  area_id: string;
  id: string;
  number: number;
  started_at: string;
  started_by?: string;
  by_name: string;
  years: number;
  state: ErasureState;
  finished_at?: string;
  people: number;
  erased: number;
  kept: number;
  entries: number;
  files: number;
  rows: number;
  acts: number;
}

export type ErasureState = 'running' | 'finished';

/** 利用者 */
export interface RetentionPath {
  id: string;
}

/** 保存期間と一人の方 */
export interface RetentionPerson {
  line: RetentionLine;
  counts: RetentionCounts;
  household: number;
  holds: RetentionHold[];
}

/** 消えるものの数 */
export interface RetentionCounts {
  record: number;
  entries: number;
  files: number;
  consents: number;
  looks: number;
  acts: number;
}

/** 消去を保留する */
export interface RetentionHoldInput {
  id: string;
  reason: string;
  until?: string;
}

/** 保留を解く */
export interface RetentionLiftInput {
  id: string;
  hold_id: string;
  reason: string;
}

/** 消去する */
export interface ErasureInput {
  people: string[];
  confirmed: boolean;
}

/** 消去 */
export interface ErasurePath {
  id: string;
}

/** 消去の一覧 */
export interface Erasures {
  items: Erasure[];
}

/** 作業の依頼 */
export interface JobInput {
  kind?: JobKind;  // 作るもの
  edition?: Edition;  // 版
}

export type JobKind = 'booklet';

/** 作業 */
export interface JobView {
  id: string;
  kind: JobKind;
  edition: Edition;
  title: string;
  state: JobState;
  done: number;
  total: number;
  step: string;
  error: string;
  created_at: string;
  started_at?: string;
  finished_at?: string;
  remaining_seconds?: number;
  file_name: string;
  file_size: number;
  expires_at?: string;
  file_ready: boolean;
}

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'stopped' | 'interrupted';

/** 作業の一覧 */
export interface JobsAnswer {
  items: JobView[];
}

/** 作業 */
export interface OneJob {
  id: string;
}

/** 招待の用紙 */
export interface InvitationSheet {
  code: string;  // 招待のコード
  origin: string;  // この画面のアドレス
}

/** 利用申請書に書くこと */
export interface ApplicationFormInput {
  name?: string;
  name_kana?: string;
  profession?: Profession;
  role?: Role;
  office_id?: string;
  office_name?: string;
  phone?: string;
  mail?: string;
  reason?: string;
}

/** Method, path and permission of every endpoint, by the name of its act. */
export const endpoints = {
  'area.list': { method: 'GET', path: '/v1/areas', permission: 'public' },
  'area.open': { method: 'POST', path: '/v1/setup', permission: 'public' },
  'session.show': { method: 'GET', path: '/v1/session', permission: 'public' },
  'session.sign_in': { method: 'POST', path: '/v1/session', permission: 'public' },
  'session.sign_out': { method: 'DELETE', path: '/v1/session', permission: 'public' },
  'session.change_password': { method: 'POST', path: '/v1/session/password', permission: 'signed_in' },
  'session.list': { method: 'GET', path: '/v1/me/sessions', permission: 'signed_in' },
  'session.end': { method: 'POST', path: '/v1/me/sessions/end', permission: 'signed_in' },
  'account.sessions': { method: 'GET', path: '/v1/accounts/{id}/sessions', permission: 'account.edit' },
  'account.end_sessions': { method: 'POST', path: '/v1/accounts/{id}/sessions/end', permission: 'account.edit' },
  'session.lock': { method: 'POST', path: '/v1/session/lock', permission: 'signed_in' },
  'session.unlock': { method: 'POST', path: '/v1/session/unlock', permission: 'public' },
  'account.list': { method: 'GET', path: '/v1/accounts', permission: 'account.read' },
  'account.export': { method: 'GET', path: '/v1/accounts.csv', permission: 'account.read' },
  'account.create': { method: 'POST', path: '/v1/accounts', permission: 'account.edit' },
  'account.deactivate': { method: 'POST', path: '/v1/accounts/{id}/deactivate', permission: 'account.edit' },
  'account.leave': { method: 'POST', path: '/v1/me/leave', permission: 'signed_in' },
  'account.set_roles': { method: 'POST', path: '/v1/accounts/{id}/memberships', permission: 'account.edit' },
  'account.reset_password': { method: 'POST', path: '/v1/accounts/{id}/password-reset', permission: 'account.edit' },
  'permission.show': { method: 'GET', path: '/v1/permissions', permission: 'permission.read' },
  'application.send': { method: 'POST', path: '/v1/public/applications', permission: 'public' },
  'application.list': { method: 'GET', path: '/v1/applications', permission: 'application.decide' },
  'application.approve': { method: 'POST', path: '/v1/applications/{id}/approve', permission: 'application.decide' },
  'application.decline': { method: 'POST', path: '/v1/applications/{id}/decline', permission: 'application.decide' },
  'erasure.applications': { method: 'POST', path: '/v1/erasures/applications', permission: 'retention.manage' },
  'account.waiting': { method: 'GET', path: '/v1/accounts/waiting', permission: 'account.read' },
  'account.confirm': { method: 'POST', path: '/v1/accounts/confirm', permission: 'account.confirm' },
  'setting.yearly_confirmation': { method: 'GET', path: '/v1/settings/yearly-confirmation', permission: 'account.read' },
  'account.set_yearly_confirmation': { method: 'PUT', path: '/v1/settings/yearly-confirmation', permission: 'system.admin' },
  'setting.sign_in': { method: 'GET', path: '/v1/settings/sign-in', permission: 'signed_in' },
  'account.set_sign_in': { method: 'PUT', path: '/v1/settings/sign-in', permission: 'system.admin' },
  'setting.offline': { method: 'GET', path: '/v1/settings/offline', permission: 'signed_in' },
  'setting.set_offline': { method: 'PUT', path: '/v1/settings/offline', permission: 'system.admin' },
  'setting.pledge': { method: 'GET', path: '/v1/settings/pledge', permission: 'signed_in' },
  'setting.set_pledge': { method: 'PUT', path: '/v1/settings/pledge', permission: 'system.admin' },
  'session.sign_in_code': { method: 'POST', path: '/v1/session/code', permission: 'public' },
  'second_factor.show': { method: 'GET', path: '/v1/me/second-factor', permission: 'signed_in' },
  'second_factor.start': { method: 'POST', path: '/v1/me/totp', permission: 'signed_in' },
  'session.confirm_totp': { method: 'POST', path: '/v1/me/totp/confirm', permission: 'signed_in' },
  'session.totp_off': { method: 'POST', path: '/v1/me/totp/off', permission: 'signed_in' },
  'second_factor.recovery': { method: 'POST', path: '/v1/me/recovery-codes', permission: 'signed_in' },
  'account.reset_second_factor': { method: 'POST', path: '/v1/accounts/{id}/second-factor-reset', permission: 'account.edit' },
  'device.mine': { method: 'GET', path: '/v1/me/devices', permission: 'signed_in' },
  'device.register': { method: 'POST', path: '/v1/me/devices', permission: 'signed_in' },
  'device.key_half': { method: 'POST', path: '/v1/devices/{id}/key-half', permission: 'signed_in' },
  'device.revoke': { method: 'POST', path: '/v1/devices/{id}/revoke', permission: 'signed_in' },
  'device.list': { method: 'GET', path: '/v1/devices', permission: 'device.edit' },
  'device.manage': { method: 'POST', path: '/v1/devices/{id}/managed', permission: 'device.edit' },
  'device.shared_pc': { method: 'GET', path: '/v1/shared-pc', permission: 'public' },
  'session.sign_in_short': { method: 'POST', path: '/v1/session/switch', permission: 'public' },
  'short_code.show': { method: 'GET', path: '/v1/me/short-code', permission: 'signed_in' },
  'short_code.set': { method: 'POST', path: '/v1/me/short-code', permission: 'signed_in' },
  'short_code.remove': { method: 'DELETE', path: '/v1/me/short-code', permission: 'signed_in' },
  'account.invite': { method: 'POST', path: '/v1/accounts/{id}/invitation', permission: 'account.edit' },
  'invitation.open': { method: 'POST', path: '/v1/invitations/open', permission: 'public' },
  'session.sign_in_invitation': { method: 'POST', path: '/v1/invitations/begin', permission: 'public' },
  'account.pledge': { method: 'POST', path: '/v1/me/pledge', permission: 'signed_in' },
  'passkey.list': { method: 'GET', path: '/v1/me/passkeys', permission: 'signed_in' },
  'passkey.begin': { method: 'POST', path: '/v1/me/passkeys/begin', permission: 'signed_in' },
  'session.add_passkey': { method: 'POST', path: '/v1/me/passkeys', permission: 'signed_in' },
  'passkey.remove': { method: 'POST', path: '/v1/me/passkeys/remove', permission: 'signed_in' },
  'session.sign_in_passkey_begin': { method: 'POST', path: '/v1/session/passkey/begin', permission: 'public' },
  'session.sign_in_passkey': { method: 'POST', path: '/v1/session/passkey', permission: 'public' },
  'push.show': { method: 'GET', path: '/v1/me/push', permission: 'signed_in' },
  'push.subscribe': { method: 'POST', path: '/v1/me/push', permission: 'signed_in' },
  'push.unsubscribe': { method: 'DELETE', path: '/v1/me/push/{id}', permission: 'signed_in' },
  'notice.settings': { method: 'GET', path: '/v1/me/notices', permission: 'signed_in' },
  'notice.set': { method: 'PUT', path: '/v1/me/notices', permission: 'signed_in' },
  'setting.fax': { method: 'GET', path: '/v1/settings/fax', permission: 'system.admin' },
  'setting.set_fax': { method: 'PUT', path: '/v1/settings/fax', permission: 'system.admin' },
  'fax.list': { method: 'GET', path: '/v1/fax-numbers', permission: 'system.admin' },
  'fax.ask': { method: 'POST', path: '/v1/fax-numbers', permission: 'system.admin' },
  'fax.verify': { method: 'POST', path: '/v1/fax-numbers/verify', permission: 'system.admin' },
  'fax.forget': { method: 'POST', path: '/v1/fax-numbers/forget', permission: 'system.admin' },
  'fax.tested': { method: 'POST', path: '/v1/system/fax-numbers/tested', permission: 'system.admin' },
  'facility.search': { method: 'GET', path: '/v1/facilities', permission: 'facility.read' },
  'facility.map': { method: 'GET', path: '/v1/facilities/map', permission: 'facility.read' },
  'facility.suggest': { method: 'GET', path: '/v1/suggest', permission: 'facility.read' },
  'facility.find_office': { method: 'GET', path: '/v1/public/offices', permission: 'public' },
  'facility.show': { method: 'GET', path: '/v1/facilities/{id}', permission: 'facility.read' },
  'facility.callable': { method: 'GET', path: '/v1/facilities/{id}/callable', permission: 'facility.read' },
  'facility.history': { method: 'GET', path: '/v1/facilities/{id}/history', permission: 'facility.read' },
  'facility.text': { method: 'GET', path: '/v1/facilities/{id}/text', permission: 'facility.read' },
  'facility.create': { method: 'POST', path: '/v1/facilities', permission: 'facility.create' },
  'facility.edit': { method: 'PUT', path: '/v1/facilities/{id}/{fact_group}', permission: 'facility.edit' },
  'facility.confirm': { method: 'POST', path: '/v1/facilities/{id}/confirm', permission: 'facility.edit' },
  'facility.status': { method: 'POST', path: '/v1/facilities/{id}/status', permission: 'facility.status' },
  'facility.undo': { method: 'POST', path: '/v1/facilities/{id}/undo', permission: 'facility.edit' },
  'link.show': { method: 'GET', path: '/v1/link', permission: 'link' },
  'link.confirm': { method: 'POST', path: '/v1/link/confirm', permission: 'link' },
  'link.edit': { method: 'PUT', path: '/v1/link/{fact_group}', permission: 'link' },
  'update_link.list': { method: 'GET', path: '/v1/update-links', permission: 'link.send' },
  'update_link.ask': { method: 'POST', path: '/v1/update-links', permission: 'link.send' },
  'update_link.revoke': { method: 'POST', path: '/v1/update-links/{id}/revoke', permission: 'link.send' },
  'update_link.remind': { method: 'POST', path: '/v1/update-links/{id}/remind', permission: 'link.send' },
  'update_link.fax_answer': { method: 'POST', path: '/v1/update-links/{id}/fax-answer', permission: 'link.send' },
  'freshness.stale': { method: 'GET', path: '/v1/freshness', permission: 'freshness.read' },
  'visit.list': { method: 'GET', path: '/v1/visits', permission: 'freshness.read' },
  'visit.log': { method: 'POST', path: '/v1/visits', permission: 'visit.log' },
  'zone.list': { method: 'GET', path: '/v1/zones', permission: 'facility.read' },
  'zone.geojson': { method: 'GET', path: '/v1/zones.geojson', permission: 'facility.read' },
  'zone.counts': { method: 'GET', path: '/v1/counts', permission: 'facility.read' },
  'zone.add_set': { method: 'POST', path: '/v1/zone-sets', permission: 'zone.edit' },
  'stats.openings': { method: 'GET', path: '/v1/stats/openings', permission: 'stats.read' },
  'stats.newcomers': { method: 'GET', path: '/v1/stats/newcomers', permission: 'stats.read' },
  'organisation.show': { method: 'GET', path: '/v1/organisation', permission: 'facility.read' },
  'stats.load': { method: 'GET', path: '/v1/stats/load', permission: 'stats.read' },
  'codes': { method: 'GET', path: '/v1/codes', permission: 'public' },
  'credit.list': { method: 'GET', path: '/v1/credits', permission: 'public' },
  'paper.sheet': { method: 'GET', path: '/v1/facilities/{id}/sheet.pdf', permission: 'facility.read' },
  'paper.list': { method: 'GET', path: '/v1/facilities-list.pdf', permission: 'facility.read' },
  'paper.list_xlsx': { method: 'GET', path: '/v1/facilities.xlsx', permission: 'facility.read' },
  'paper.list_csv': { method: 'GET', path: '/v1/facilities.csv', permission: 'facility.read' },
  'paper.booklet': { method: 'GET', path: '/v1/booklet.pdf', permission: 'output.booklet' },
  'paper.public_booklet': { method: 'GET', path: '/v1/public-booklet.pdf', permission: 'public' },
  'paper.map': { method: 'GET', path: '/v1/map.pdf', permission: 'facility.read' },
  'paper.organisation': { method: 'GET', path: '/v1/organisation.pdf', permission: 'facility.read' },
  'paper.link_sheet': { method: 'GET', path: '/v1/update-links/{id}/sheet.pdf', permission: 'link.send' },
  'person.find': { method: 'POST', path: '/v1/people/find', permission: 'person.find' },
  'person.similar': { method: 'POST', path: '/v1/people/similar', permission: 'person.register' },
  'person.look_up': { method: 'POST', path: '/v1/people/look-up', permission: 'basis.protect' },
  'person.register': { method: 'POST', path: '/v1/people', permission: 'person.register' },
  'person.show': { method: 'GET', path: '/v1/people/{id}', permission: 'person.find' },
  'person.edit_basics': { method: 'PUT', path: '/v1/people/{id}/basics', permission: 'person.write' },
  'person.change_status': { method: 'PUT', path: '/v1/people/{id}/status', permission: 'person.write' },
  'person_import.start': { method: 'POST', path: '/v1/person-imports', permission: 'person.register' },
  'person_import.list': { method: 'GET', path: '/v1/person-imports', permission: 'person.register' },
  'person_import.undo': { method: 'POST', path: '/v1/person-imports/{id}/undo', permission: 'person.register' },
  'person.facts': { method: 'GET', path: '/v1/people/{id}/facts', permission: 'person.read' },
  'person.edit_facts': { method: 'PUT', path: '/v1/people/{id}/facts/{heading}', permission: 'person.write' },
  'person.confirm': { method: 'POST', path: '/v1/people/{id}/confirm', permission: 'person.write' },
  'person.changes': { method: 'GET', path: '/v1/people/{id}/changes', permission: 'person.read' },
  'team.show': { method: 'GET', path: '/v1/people/{id}/team', permission: 'person.find' },
  'team.join': { method: 'POST', path: '/v1/people/{id}/team', permission: 'person.write' },
  'team.edit': { method: 'PUT', path: '/v1/people/{id}/team/{member_id}', permission: 'person.write' },
  'team.leave': { method: 'POST', path: '/v1/people/{id}/team/{member_id}/leave', permission: 'person.write' },
  'consent.list': { method: 'GET', path: '/v1/people/{id}/consents', permission: 'person.read' },
  'consent.record': { method: 'POST', path: '/v1/people/{id}/consents', permission: 'person.write' },
  'consent.withdraw': { method: 'POST', path: '/v1/people/{id}/consents/{consent_id}/withdraw', permission: 'person.write' },
  'basis.protect': { method: 'POST', path: '/v1/people/{id}/protection', permission: 'basis.protect' },
  'basis.record': { method: 'POST', path: '/v1/people/{id}/bases', permission: 'basis.manage' },
  'basis.end': { method: 'POST', path: '/v1/bases/{id}/end', permission: 'basis.protect' },
  'basis.review': { method: 'POST', path: '/v1/bases/{id}/review', permission: 'basis.manage' },
  'basis.list': { method: 'GET', path: '/v1/bases', permission: 'basis.manage' },
  'basis.emergencies': { method: 'GET', path: '/v1/emergencies', permission: 'person.find' },
  'basis.see': { method: 'POST', path: '/v1/emergencies/seen', permission: 'person.find' },
  'access.show': { method: 'GET', path: '/v1/people/{id}/access', permission: 'access.read' },
  'access.export': { method: 'GET', path: '/v1/people/{id}/access.csv', permission: 'access.read' },
  'access.by_account': { method: 'GET', path: '/v1/access', permission: 'access.read' },
  'access.review': { method: 'GET', path: '/v1/access/review', permission: 'access.read' },
  'household.show': { method: 'GET', path: '/v1/people/{id}/household', permission: 'person.read' },
  'household.put': { method: 'PUT', path: '/v1/people/{id}/household', permission: 'person.write' },
  'household.put_member': { method: 'POST', path: '/v1/people/{id}/household/members', permission: 'person.write' },
  'household.end_member': { method: 'POST', path: '/v1/people/{id}/household/members/{member_id}/end', permission: 'person.write' },
  'person.compare': { method: 'POST', path: '/v1/people/compare', permission: 'person.merge' },
  'person.merge': { method: 'POST', path: '/v1/people/merge', permission: 'person.merge' },
  'person.merges': { method: 'GET', path: '/v1/person-merges', permission: 'person.merge' },
  'person.unmerge': { method: 'POST', path: '/v1/person-merges/{id}/undo', permission: 'person.merge' },
  'watch.send': { method: 'POST', path: '/v1/public/watch-notices', permission: 'public' },
  'watch.list': { method: 'GET', path: '/v1/watch-notices', permission: 'watch.read' },
  'watch.take': { method: 'POST', path: '/v1/watch-notices/{id}/take', permission: 'watch.read' },
  'watch.close': { method: 'POST', path: '/v1/watch-notices/{id}/close', permission: 'watch.read' },
  'support.show': { method: 'GET', path: '/v1/people/{id}/support', permission: 'person.find' },
  'support.put': { method: 'PUT', path: '/v1/people/{id}/support', permission: 'support.edit' },
  'support.end': { method: 'POST', path: '/v1/people/{id}/support/end', permission: 'support.edit' },
  'support.list': { method: 'GET', path: '/v1/support-register', permission: 'support.edit' },
  'support.export': { method: 'GET', path: '/v1/support-register.csv', permission: 'support.edit' },
  'person.summary': { method: 'GET', path: '/v1/people/{id}/summary.pdf', permission: 'person.read' },
  'person.kit': { method: 'GET', path: '/v1/people/{id}/kit.pdf', permission: 'person.read' },
  'person.folder': { method: 'GET', path: '/v1/people/{id}/folder.pdf', permission: 'person.read' },
  'consent.sheet': { method: 'GET', path: '/v1/people/{id}/consent-sheet.pdf', permission: 'person.read' },
  'access.sheet': { method: 'GET', path: '/v1/people/{id}/access-sheet.pdf', permission: 'access.read' },
  'thread.write': { method: 'POST', path: '/v1/people/{id}/entries', permission: 'thread.write' },
  'thread.mark': { method: 'POST', path: '/v1/people/{id}/marks', permission: 'thread.read' },
  'thread.show': { method: 'GET', path: '/v1/people/{id}/thread', permission: 'thread.read' },
  'thread.search': { method: 'POST', path: '/v1/threads/search', permission: 'thread.read' },
  'thread.readers': { method: 'GET', path: '/v1/people/{id}/readers', permission: 'thread.read' },
  'thread.vitals': { method: 'GET', path: '/v1/people/{id}/vitals', permission: 'thread.read' },
  'thread.inbox': { method: 'GET', path: '/v1/inbox', permission: 'thread.read' },
  'thread.text': { method: 'GET', path: '/v1/people/{id}/thread.txt', permission: 'thread.read' },
  'thread.csv': { method: 'GET', path: '/v1/people/{id}/thread.csv', permission: 'thread.read' },
  'thread.put_file': { method: 'POST', path: '/v1/people/{id}/files', permission: 'thread.write' },
  'thread.file': { method: 'GET', path: '/v1/people/{id}/files/{sha256}', permission: 'thread.read' },
  'sync.pull': { method: 'POST', path: '/v1/sync/pull', permission: 'thread.read' },
  'template.list': { method: 'GET', path: '/v1/templates', permission: 'thread.read' },
  'template.add_own': { method: 'POST', path: '/v1/me/templates', permission: 'thread.write' },
  'template.edit_own': { method: 'PUT', path: '/v1/me/templates/{id}', permission: 'thread.write' },
  'template.drop_own': { method: 'DELETE', path: '/v1/me/templates/{id}', permission: 'thread.write' },
  'template.list_area': { method: 'GET', path: '/v1/templates/area', permission: 'template.edit' },
  'template.add': { method: 'POST', path: '/v1/templates', permission: 'template.edit' },
  'template.edit': { method: 'PUT', path: '/v1/templates/{id}', permission: 'template.edit' },
  'template.publish': { method: 'POST', path: '/v1/templates/{id}/publish', permission: 'template.edit' },
  'template.retire': { method: 'DELETE', path: '/v1/templates/{id}', permission: 'template.edit' },
  'thread.pins': { method: 'GET', path: '/v1/people/{id}/pins', permission: 'thread.read' },
  'thread.pin': { method: 'POST', path: '/v1/people/{id}/pins', permission: 'thread.write' },
  'thread.unpin': { method: 'DELETE', path: '/v1/people/{id}/pins/{entry_id}', permission: 'thread.write' },
  'thread.course': { method: 'GET', path: '/v1/people/{id}/course.pdf', permission: 'thread.read' },
  'delivery.list': { method: 'GET', path: '/v1/people/{id}/deliveries', permission: 'thread.read' },
  'delivery.send': { method: 'POST', path: '/v1/people/{id}/entries/{entry_id}/deliveries', permission: 'thread.write' },
  'delivery.sheet': { method: 'GET', path: '/v1/people/{id}/deliveries/{delivery_id}/sheet.pdf', permission: 'thread.read' },
  'delivery.note': { method: 'POST', path: '/v1/people/{id}/deliveries/{delivery_id}/note', permission: 'thread.write' },
  'delivery.answer': { method: 'POST', path: '/v1/people/{id}/deliveries/{delivery_id}/answer', permission: 'thread.write' },
  'delivery.end': { method: 'POST', path: '/v1/people/{id}/deliveries/{delivery_id}/end', permission: 'thread.write' },
  'delivery.mailed': { method: 'POST', path: '/v1/system/deliveries/mailed', permission: 'system.admin' },
  'reader.greet': { method: 'GET', path: '/v1/reader', permission: 'reader' },
  'reader.check': { method: 'POST', path: '/v1/reader/check', permission: 'reader' },
  'reader.open': { method: 'POST', path: '/v1/reader/open', permission: 'reader' },
  'reader.mark': { method: 'POST', path: '/v1/reader/mark', permission: 'reader' },
  'reader.answer': { method: 'POST', path: '/v1/reader/answer', permission: 'reader' },
  'thread.escalate': { method: 'POST', path: '/v1/system/escalations', permission: 'system.admin' },
  'setting.reach': { method: 'GET', path: '/v1/settings/reach', permission: 'signed_in' },
  'setting.set_reach': { method: 'PUT', path: '/v1/settings/reach', permission: 'system.admin' },
  'stay.notify': { method: 'POST', path: '/v1/stays', permission: 'stay.write' },
  'stay.answer': { method: 'POST', path: '/v1/stays/{id}/answer', permission: 'stay.write' },
  'stay.match': { method: 'POST', path: '/v1/stays/{id}/person', permission: 'stay.match' },
  'stay.ask': { method: 'POST', path: '/v1/stays/{id}/ask', permission: 'stay.match' },
  'stay.step': { method: 'POST', path: '/v1/stays/{id}/steps', permission: 'stay.write' },
  'stay.take_back': { method: 'POST', path: '/v1/stays/{id}/steps/{step_id}/take-back', permission: 'stay.write' },
  'stay.judge': { method: 'POST', path: '/v1/stays/{id}/steps/{step_id}/judge', permission: 'stay.write' },
  'stay.expect': { method: 'POST', path: '/v1/stays/{id}/expected', permission: 'stay.write' },
  'stay.discharge': { method: 'POST', path: '/v1/stays/{id}/discharge', permission: 'stay.write' },
  'stay.cancel': { method: 'POST', path: '/v1/stays/{id}/cancel', permission: 'stay.write' },
  'stay.list': { method: 'GET', path: '/v1/stays', permission: 'stay.read' },
  'stay.show': { method: 'GET', path: '/v1/stays/{id}', permission: 'stay.read' },
  'stay.pull': { method: 'POST', path: '/v1/sync/stays', permission: 'stay.read' },
  'conference.draft': { method: 'GET', path: '/v1/conference-draft', permission: 'stay.write' },
  'conference.ask': { method: 'POST', path: '/v1/conferences', permission: 'stay.write' },
  'conference.invite': { method: 'POST', path: '/v1/conferences/{id}/invite', permission: 'stay.write' },
  'conference.list': { method: 'GET', path: '/v1/conferences', permission: 'stay.read' },
  'conference.show': { method: 'GET', path: '/v1/conferences/{id}', permission: 'stay.read' },
  'conference.answer': { method: 'POST', path: '/v1/conferences/{id}/answer', permission: 'stay.write' },
  'conference.answer_for': { method: 'POST', path: '/v1/conferences/{id}/answer-for', permission: 'stay.write' },
  'conference.fix': { method: 'POST', path: '/v1/conferences/{id}/fix', permission: 'stay.write' },
  'conference.hold': { method: 'POST', path: '/v1/conferences/{id}/hold', permission: 'stay.write' },
  'conference.cancel': { method: 'POST', path: '/v1/conferences/{id}/cancel', permission: 'stay.write' },
  'conference.sheet': { method: 'GET', path: '/v1/conferences/{id}/sheet.pdf', permission: 'stay.read' },
  'conference.calendar': { method: 'GET', path: '/v1/conferences/{id}/conference.ics', permission: 'stay.read' },
  'conference.reach': { method: 'POST', path: '/v1/conferences/{id}/reach', permission: 'stay.write' },
  'conference.uninvite': { method: 'POST', path: '/v1/conferences/{id}/uninvite', permission: 'stay.write' },
  'reader.poll': { method: 'POST', path: '/v1/reader/poll', permission: 'reader' },
  'reader.poll_answer': { method: 'POST', path: '/v1/reader/poll/answer', permission: 'reader' },
  'form.list': { method: 'GET', path: '/v1/forms', permission: 'document.read' },
  'form.show': { method: 'GET', path: '/v1/forms/{code}', permission: 'document.read' },
  'form.editions': { method: 'GET', path: '/v1/form-editions', permission: 'form.edit' },
  'form.add': { method: 'POST', path: '/v1/form-editions', permission: 'form.edit' },
  'form.change': { method: 'PUT', path: '/v1/form-editions/{id}', permission: 'form.edit' },
  'form.publish': { method: 'POST', path: '/v1/form-editions/{id}/publish', permission: 'form.edit' },
  'form.retire': { method: 'DELETE', path: '/v1/form-editions/{id}', permission: 'form.edit' },
  'document.begin': { method: 'POST', path: '/v1/documents', permission: 'document.write' },
  'document.save': { method: 'PUT', path: '/v1/documents/{id}/sections/{section}', permission: 'document.write' },
  'document.copy': { method: 'POST', path: '/v1/documents/{id}/copy', permission: 'document.write' },
  'document.withdraw': { method: 'POST', path: '/v1/documents/{id}/withdraw', permission: 'document.write' },
  'document.receivers': { method: 'GET', path: '/v1/documents/{id}/receivers', permission: 'document.write' },
  'document.send': { method: 'POST', path: '/v1/documents/{id}/send', permission: 'document.write' },
  'document.note': { method: 'POST', path: '/v1/documents/{id}/sendings/{sending_id}/note', permission: 'document.write' },
  'document.open': { method: 'POST', path: '/v1/documents/{id}/opened', permission: 'document.read' },
  'document.judge': { method: 'POST', path: '/v1/documents/{id}/sendings/{sending_id}/judge', permission: 'document.read' },
  'document.box': { method: 'GET', path: '/v1/documents', permission: 'document.read' },
  'document.of_person': { method: 'GET', path: '/v1/people/{id}/documents', permission: 'document.read' },
  'document.of_stay': { method: 'GET', path: '/v1/stays/{id}/documents', permission: 'document.read' },
  'document.show': { method: 'GET', path: '/v1/documents/{id}', permission: 'document.read' },
  'document.pull': { method: 'POST', path: '/v1/sync/documents', permission: 'document.read' },
  'document.put_photo': { method: 'POST', path: '/v1/documents/{id}/photos', permission: 'document.write' },
  'document.photo': { method: 'GET', path: '/v1/documents/{id}/photos/{sha256}', permission: 'document.read' },
  'document.print': { method: 'GET', path: '/v1/documents/{id}/paper.pdf', permission: 'document.read' },
  'document.pages': { method: 'GET', path: '/v1/documents/{id}/pages', permission: 'document.read' },
  'document.page': { method: 'GET', path: '/v1/documents/{id}/page.png', permission: 'document.read' },
  'document.csv': { method: 'GET', path: '/v1/documents/{id}/file.csv', permission: 'document.read' },
  'document.json': { method: 'GET', path: '/v1/documents/{id}/file.json', permission: 'document.read' },
  'form.blank': { method: 'GET', path: '/v1/forms/{code}/blank.pdf', permission: 'document.read' },
  'stay_rule.show': { method: 'GET', path: '/v1/stay-rules', permission: 'stay.read' },
  'stay_rule.paper': { method: 'GET', path: '/v1/stay-rules/{id}/rule.pdf', permission: 'stay.read' },
  'stay_rule.read': { method: 'POST', path: '/v1/stay-rules/{id}/read', permission: 'stay.read' },
  'stay_rule.editions': { method: 'GET', path: '/v1/stay-rule-editions', permission: 'rule.edit' },
  'stay_rule.add': { method: 'POST', path: '/v1/stay-rule-editions', permission: 'rule.edit' },
  'stay_rule.change': { method: 'PUT', path: '/v1/stay-rule-editions/{id}', permission: 'rule.edit' },
  'stay_rule.publish': { method: 'POST', path: '/v1/stay-rule-editions/{id}/publish', permission: 'rule.edit' },
  'stay_rule.retire': { method: 'DELETE', path: '/v1/stay-rule-editions/{id}', permission: 'rule.edit' },
  'stay_rule.readers': { method: 'GET', path: '/v1/stay-rule-editions/{id}/readers', permission: 'rule.edit' },
  'stay_rule.file': { method: 'GET', path: '/v1/stay-rules/{id}/rule.json', permission: 'stay.read' },
  'stay_rule.take': { method: 'POST', path: '/v1/stay-rule-editions/file', permission: 'rule.edit' },
  'pathway.list': { method: 'GET', path: '/v1/pathways', permission: 'pathway.read' },
  'pathway.due': { method: 'GET', path: '/v1/pathway-items', permission: 'pathway.read' },
  'pathway.of_person': { method: 'GET', path: '/v1/people/{id}/pathway-courses', permission: 'pathway.read' },
  'pathway.show': { method: 'GET', path: '/v1/pathway-courses/{id}', permission: 'pathway.read' },
  'pathway.begin': { method: 'POST', path: '/v1/pathway-courses', permission: 'pathway.write' },
  'pathway.mark': { method: 'POST', path: '/v1/pathway-courses/{id}/mark', permission: 'pathway.write' },
  'pathway.reopen': { method: 'POST', path: '/v1/pathway-courses/{id}/reopen', permission: 'pathway.write' },
  'pathway.delay': { method: 'POST', path: '/v1/pathway-courses/{id}/delay', permission: 'pathway.write' },
  'pathway.end': { method: 'POST', path: '/v1/pathway-courses/{id}/end', permission: 'pathway.write' },
  'pathway.sheet': { method: 'GET', path: '/v1/pathway-courses/{id}/sheet.pdf', permission: 'pathway.read' },
  'pathway.summary': { method: 'GET', path: '/v1/pathway-summary', permission: 'indicator.read' },
  'indicator.list': { method: 'GET', path: '/v1/indicators', permission: 'indicator.read' },
  'indicator.show': { method: 'GET', path: '/v1/indicators/{code}', permission: 'indicator.read' },
  'indicator.cases': { method: 'GET', path: '/v1/indicators/{code}/cases', permission: 'indicator.read' },
  'indicator.add_survey': { method: 'POST', path: '/v1/indicators/{code}/surveys', permission: 'indicator.write' },
  'indicator.take_survey_back': { method: 'POST', path: '/v1/indicators/{code}/surveys/{survey_id}/take-back', permission: 'indicator.write' },
  'indicator.add_note': { method: 'POST', path: '/v1/indicators/{code}/notes', permission: 'indicator.write' },
  'indicator.year_paper': { method: 'GET', path: '/v1/indicators/year.pdf', permission: 'indicator.read' },
  'indicator.paper': { method: 'GET', path: '/v1/indicators/{code}/paper.pdf', permission: 'indicator.read' },
  'indicator.workbook': { method: 'GET', path: '/v1/indicators/{code}/table.xlsx', permission: 'indicator.read' },
  'blob.put': { method: 'POST', path: '/v1/blobs', permission: 'import.run' },
  'import.preview': { method: 'POST', path: '/v1/imports', permission: 'import.run' },
  'import.list': { method: 'GET', path: '/v1/imports', permission: 'import.run' },
  'import.show': { method: 'GET', path: '/v1/imports/{id}', permission: 'import.run' },
  'import.rows': { method: 'GET', path: '/v1/imports/{id}/rows', permission: 'import.run' },
  'import.apply': { method: 'POST', path: '/v1/imports/{id}/apply', permission: 'import.run' },
  'import.step': { method: 'POST', path: '/v1/imports/{id}/step', permission: 'import.run' },
  'import.stop': { method: 'POST', path: '/v1/imports/{id}/stop', permission: 'import.run' },
  'import.undo': { method: 'POST', path: '/v1/imports/{id}/undo', permission: 'import.run' },
  'import.undo_step': { method: 'POST', path: '/v1/imports/{id}/undo-step', permission: 'import.run' },
  'import.discard': { method: 'POST', path: '/v1/imports/{id}/discard', permission: 'import.run' },
  'facility.sources': { method: 'GET', path: '/v1/facilities/{id}/sources', permission: 'import.run' },
  'match.list': { method: 'GET', path: '/v1/matches', permission: 'match.decide' },
  'match.decide': { method: 'POST', path: '/v1/matches/{id}', permission: 'match.decide' },
  'match.undo': { method: 'POST', path: '/v1/matches/{id}/undo', permission: 'match.decide' },
  'merge.list': { method: 'GET', path: '/v1/merges', permission: 'match.decide' },
  'merge.make': { method: 'POST', path: '/v1/merges', permission: 'match.decide' },
  'merge.undo': { method: 'POST', path: '/v1/merges/{id}/undo', permission: 'match.decide' },
  'geocode.load': { method: 'POST', path: '/v1/geocode', permission: 'import.run' },
  'survey.template': { method: 'GET', path: '/v1/survey-template.xlsx', permission: 'import.run' },
  'statistics.load': { method: 'POST', path: '/v1/statistics', permission: 'import.run' },
  'open_data.medical': { method: 'GET', path: '/v1/opendata/medical.csv', permission: 'output.open_data' },
  'open_data.care': { method: 'GET', path: '/v1/opendata/care.csv', permission: 'output.open_data' },
  'open_data.medical_v1': { method: 'GET', path: '/v1/opendata/medical_v1.csv', permission: 'output.open_data' },
  'open_data.care_v1': { method: 'GET', path: '/v1/opendata/care_v1.csv', permission: 'output.open_data' },
  'open_data.geojson': { method: 'GET', path: '/v1/facilities.geojson', permission: 'output.open_data' },
  'careplan.preview': { method: 'POST', path: '/v1/care-plans/preview', permission: 'person.write' },
  'person_list.preview': { method: 'POST', path: '/v1/person-lists/preview', permission: 'person.register' },
  'returned.list': { method: 'GET', path: '/v1/returns', permission: 'stay.read' },
  'returned.put': { method: 'POST', path: '/v1/returns', permission: 'stay.write' },
  'returned.show': { method: 'GET', path: '/v1/returns/{id}', permission: 'stay.read' },
  'returned.page': { method: 'GET', path: '/v1/returns/{id}/pages/{page}', permission: 'stay.read' },
  'returned.candidates': { method: 'GET', path: '/v1/returns/{id}/candidates', permission: 'stay.write' },
  'returned.assign': { method: 'POST', path: '/v1/returns/{id}/assign', permission: 'stay.write' },
  'returned.split': { method: 'POST', path: '/v1/returns/{id}/split', permission: 'stay.write' },
  'returned.done': { method: 'POST', path: '/v1/returns/{id}/done', permission: 'stay.write' },
  'returned.discard': { method: 'POST', path: '/v1/returns/{id}/discard', permission: 'stay.write' },
  'returned.read': { method: 'POST', path: '/v1/system/returns/read', permission: 'system.admin' },
  'site.enter': { method: 'GET', path: '/public', permission: 'public' },
  'site.show': { method: 'GET', path: '/public/', permission: 'public' },
  'site.area': { method: 'GET', path: '/public/{area}', permission: 'public' },
  'site.enter_area': { method: 'GET', path: '/public/{area}/', permission: 'public' },
  'site.search': { method: 'GET', path: '/public/{area}/search', permission: 'public' },
  'site.places': { method: 'GET', path: '/public/{area}/places', permission: 'public' },
  'site.facility': { method: 'GET', path: '/public/{area}/facility/{id}', permission: 'public' },
  'site.about': { method: 'GET', path: '/public/{area}/about', permission: 'public' },
  'site.accessibility': { method: 'GET', path: '/public/{area}/accessibility', permission: 'public' },
  'site.privacy': { method: 'GET', path: '/public/{area}/privacy', permission: 'public' },
  'site.watch': { method: 'GET', path: '/public/{area}/watch', permission: 'public' },
  'watch.send_form': { method: 'POST', path: '/public/{area}/watch', permission: 'public' },
  'watch.leaflet': { method: 'GET', path: '/v1/watch-leaflet.pdf', permission: 'watch.read' },
  'setting.retention': { method: 'GET', path: '/v1/settings/retention', permission: 'retention.manage' },
  'setting.set_retention': { method: 'PUT', path: '/v1/settings/retention', permission: 'system.admin' },
  'retention.list': { method: 'GET', path: '/v1/retention', permission: 'retention.manage' },
  'retention.show': { method: 'GET', path: '/v1/retention/people/{id}', permission: 'retention.manage' },
  'retention.hold': { method: 'POST', path: '/v1/retention/people/{id}/holds', permission: 'retention.manage' },
  'retention.lift': { method: 'POST', path: '/v1/retention/people/{id}/holds/{hold_id}/lift', permission: 'retention.manage' },
  'erasure.start': { method: 'POST', path: '/v1/erasures', permission: 'retention.manage' },
  'erasure.step': { method: 'POST', path: '/v1/erasures/{id}/step', permission: 'retention.manage' },
  'erasure.restate': { method: 'POST', path: '/v1/erasures/{id}/restate', permission: 'retention.manage' },
  'erasure.list': { method: 'GET', path: '/v1/erasures', permission: 'retention.manage' },
  'erasure.show': { method: 'GET', path: '/v1/erasures/{id}', permission: 'retention.manage' },
  'erasure.certificate': { method: 'GET', path: '/v1/erasures/{id}/certificate.pdf', permission: 'retention.manage' },
  'job.start': { method: 'POST', path: '/v1/jobs', permission: 'signed_in' },
  'job.list': { method: 'GET', path: '/v1/jobs', permission: 'signed_in' },
  'job.show': { method: 'GET', path: '/v1/jobs/{id}', permission: 'signed_in' },
  'job.stop': { method: 'POST', path: '/v1/jobs/{id}/stop', permission: 'signed_in' },
  'job.file': { method: 'GET', path: '/v1/jobs/{id}/file', permission: 'signed_in' },
  'invitation.sheet': { method: 'POST', path: '/v1/invitations/sheet', permission: 'account.edit' },
  'application.blank_form': { method: 'GET', path: '/v1/public/application-form.pdf', permission: 'public' },
  'application.form': { method: 'POST', path: '/v1/public/application-form', permission: 'public' },
} as const;

/** What each endpoint takes and answers. */
export interface Calls {
  'area.list': { in: Record<string, never>; out: AreasAnswer };
  'area.open': { in: NewArea; out: Area };
  'session.show': { in: Record<string, never>; out: Session };
  'session.sign_in': { in: SignIn; out: Session };
  'session.sign_out': { in: Record<string, never>; out: Session };
  'session.change_password': { in: NewPassword; out: Session };
  'session.list': { in: Record<string, never>; out: MySessions };
  'session.end': { in: EndSessions; out: MySessions };
  'account.sessions': { in: WhoseSessions; out: MySessions };
  'account.end_sessions': { in: EndTheirSessions; out: MySessions };
  'session.lock': { in: SessionLock; out: Session };
  'session.unlock': { in: SessionUnlock; out: Session };
  'account.list': { in: Record<string, never>; out: AccountList };
  'account.export': { in: Record<string, never>; out: Blob };
  'account.create': { in: NewAccount; out: FirstPassword };
  'account.deactivate': { in: AccountPath; out: Done };
  'account.leave': { in: Record<string, never>; out: Done };
  'account.set_roles': { in: AccountRoles; out: Done };
  'account.reset_password': { in: AccountPath; out: FirstPassword };
  'permission.show': { in: Record<string, never>; out: PermissionTable };
  'application.send': { in: ApplicationInput; out: ApplicationReceived };
  'application.list': { in: ApplicationQuery; out: Applications };
  'application.approve': { in: ApplicationApproval; out: Application };
  'application.decline': { in: ApplicationRefusal; out: Application };
  'erasure.applications': { in: Record<string, never>; out: ForgottenApplications };
  'account.waiting': { in: Record<string, never>; out: AccountsWaiting };
  'account.confirm': { in: AccountsConfirmed; out: AccountsConfirmedCount };
  'setting.yearly_confirmation': { in: Record<string, never>; out: YearlyConfirmation };
  'account.set_yearly_confirmation': { in: YearlyConfirmation; out: YearlyConfirmation };
  'setting.sign_in': { in: Record<string, never>; out: SignInSettings };
  'account.set_sign_in': { in: SignInSettings; out: SignInSettings };
  'setting.offline': { in: Record<string, never>; out: OfflinePolicy };
  'setting.set_offline': { in: OfflinePolicy; out: OfflinePolicy };
  'setting.pledge': { in: Record<string, never>; out: PledgeWords };
  'setting.set_pledge': { in: PledgeWords; out: PledgeWords };
  'session.sign_in_code': { in: SignInCode; out: Session };
  'second_factor.show': { in: Record<string, never>; out: SecondFactor };
  'second_factor.start': { in: Record<string, never>; out: TotpStart };
  'session.confirm_totp': { in: TotpCode; out: RecoveryCodes };
  'session.totp_off': { in: OwnPassword; out: SecondFactor };
  'second_factor.recovery': { in: OwnPassword; out: RecoveryCodes };
  'account.reset_second_factor': { in: WhoseSecondFactor; out: SecondFactor };
  'device.mine': { in: Record<string, never>; out: DeviceList };
  'device.register': { in: NewDevice; out: DeviceMade };
  'device.key_half': { in: DeviceSecret; out: KeyHalf };
  'device.revoke': { in: DevicePath; out: DeviceList };
  'device.list': { in: Record<string, never>; out: DeviceList };
  'device.manage': { in: DeviceManaged; out: DeviceList };
  'device.shared_pc': { in: Record<string, never>; out: SharedPc };
  'session.sign_in_short': { in: SwitchPerson; out: Session };
  'short_code.show': { in: Record<string, never>; out: ShortCodeState };
  'short_code.set': { in: ShortCodeIn; out: ShortCodeState };
  'short_code.remove': { in: Record<string, never>; out: ShortCodeState };
  'account.invite': { in: Invited; out: InvitationMade };
  'invitation.open': { in: InvitationCode; out: InvitationView };
  'session.sign_in_invitation': { in: InvitationBegin; out: Session };
  'account.pledge': { in: Record<string, never>; out: PledgeMade };
  'passkey.list': { in: Record<string, never>; out: PasskeyList };
  'passkey.begin': { in: Record<string, never>; out: PasskeyStart };
  'session.add_passkey': { in: NewPasskey; out: PasskeyList };
  'passkey.remove': { in: RemovePasskey; out: PasskeyList };
  'session.sign_in_passkey_begin': { in: AskPasskey; out: PasskeyAsked };
  'session.sign_in_passkey': { in: ShownPasskey; out: Session };
  'push.show': { in: Record<string, never>; out: PushState };
  'push.subscribe': { in: PushInput; out: PushState };
  'push.unsubscribe': { in: PushPath; out: PushState };
  'notice.settings': { in: Record<string, never>; out: NoticeSettings };
  'notice.set': { in: NoticeSettings; out: NoticeSettings };
  'setting.fax': { in: Record<string, never>; out: FaxSettings };
  'setting.set_fax': { in: FaxSettings; out: FaxSettings };
  'fax.list': { in: Record<string, never>; out: FaxNumbers };
  'fax.ask': { in: FaxNumberAsk; out: FaxNumbers };
  'fax.verify': { in: FaxNumberVerify; out: FaxNumbers };
  'fax.forget': { in: FaxNumberForget; out: FaxNumbers };
  'fax.tested': { in: FaxNumberTested; out: FaxNumberTested };
  'facility.search': { in: SearchInput; out: SearchAnswer };
  'facility.map': { in: SearchInput; out: MapAnswer };
  'facility.suggest': { in: SuggestInput; out: SuggestAnswer };
  'facility.find_office': { in: OfficeQuery; out: OfficesFound };
  'facility.show': { in: FacilityRef; out: FacilityPage };
  'facility.callable': { in: CallableInput; out: CallAnswer };
  'facility.history': { in: FacilityRef; out: HistoryAnswer };
  'facility.text': { in: FacilityRef; out: TextAnswer };
  'facility.create': { in: NewFacility; out: FacilityPage };
  'facility.edit': { in: GroupEdit; out: FacilityPage };
  'facility.confirm': { in: Confirmation; out: FacilityPage };
  'facility.status': { in: StatusChange; out: FacilityPage };
  'facility.undo': { in: UndoInput; out: FacilityPage };
  'link.show': { in: Record<string, never>; out: LinkPage };
  'link.confirm': { in: LinkConfirm; out: LinkPage };
  'link.edit': { in: LinkEdit; out: LinkPage };
  'update_link.list': { in: LinkFilter; out: LinkRows };
  'update_link.ask': { in: AskInput; out: LinkRows };
  'update_link.revoke': { in: LinkRef; out: LinkRow };
  'update_link.remind': { in: LinkRef; out: LinkRow };
  'update_link.fax_answer': { in: LinkRef; out: LinkRow };
  'freshness.stale': { in: StaleInput; out: StaleAnswer };
  'visit.list': { in: VisitsInput; out: VisitsAnswer };
  'visit.log': { in: VisitInput; out: Visit };
  'zone.list': { in: Record<string, never>; out: ZonesAnswer };
  'zone.geojson': { in: GeojsonInput; out: Blob };
  'zone.counts': { in: Record<string, never>; out: CountsAnswer };
  'zone.add_set': { in: NewZoneSet; out: ZonesAnswer };
  'stats.openings': { in: YearsInput; out: OpeningsAnswer };
  'stats.newcomers': { in: NewcomersInput; out: NewcomersAnswer };
  'organisation.show': { in: Record<string, never>; out: OrganisationAnswer };
  'stats.load': { in: Record<string, never>; out: LoadAnswer };
  'codes': { in: Record<string, never>; out: CodesAnswer };
  'credit.list': { in: Record<string, never>; out: CreditsAnswer };
  'paper.sheet': { in: SheetInput; out: Blob };
  'paper.list': { in: SearchInput; out: Blob };
  'paper.list_xlsx': { in: SearchInput; out: Blob };
  'paper.list_csv': { in: SearchInput; out: Blob };
  'paper.booklet': { in: BookletInput; out: Blob };
  'paper.public_booklet': { in: Record<string, never>; out: Blob };
  'paper.map': { in: SearchInput; out: Blob };
  'paper.organisation': { in: PrintInput; out: Blob };
  'paper.link_sheet': { in: LinkSheetInput; out: Blob };
  'person.find': { in: PeopleInput; out: People };
  'person.similar': { in: SimilarInput; out: People };
  'person.look_up': { in: SimilarInput; out: People };
  'person.register': { in: NewPerson; out: PersonPage };
  'person.show': { in: PersonPath; out: PersonPage };
  'person.edit_basics': { in: PersonBasicsInput; out: PersonPage };
  'person.change_status': { in: PersonStatusInput; out: PersonPage };
  'person_import.start': { in: PersonImportInput; out: PersonImportView };
  'person_import.list': { in: Record<string, never>; out: PersonImports };
  'person_import.undo': { in: PersonImportPath; out: PersonImportUndo };
  'person.facts': { in: PersonFactsPath; out: AllFacts };
  'person.edit_facts': { in: PersonFactsInput; out: PersonPage };
  'person.confirm': { in: PersonConfirmInput; out: PersonPage };
  'person.changes': { in: PersonFactsPath; out: PersonChanges };
  'team.show': { in: TeamPath; out: Team };
  'team.join': { in: TeamMemberInput; out: PersonPage };
  'team.edit': { in: TeamMemberEdit; out: PersonPage };
  'team.leave': { in: TeamMemberPath; out: PersonPage };
  'consent.list': { in: ConsentPath; out: Consents };
  'consent.record': { in: ConsentInput; out: Consents };
  'consent.withdraw': { in: ConsentWithdrawal; out: Consents };
  'basis.protect': { in: ProtectionInput; out: LegalBasisRow };
  'basis.record': { in: LegalBasisInput; out: LegalBasisRow };
  'basis.end': { in: LegalBasisPath; out: LegalBasisRow };
  'basis.review': { in: BasisReview; out: LegalBasisRow };
  'basis.list': { in: Record<string, never>; out: LegalBases };
  'basis.emergencies': { in: Record<string, never>; out: Emergencies };
  'basis.see': { in: EmergencySeen; out: EmergencySeenCount };
  'access.show': { in: AccessInput; out: AccessLines };
  'access.export': { in: AccessInput; out: Blob };
  'access.by_account': { in: AccountLooksInput; out: AccountLooks };
  'access.review': { in: AccessReviewInput; out: AccessReview };
  'household.show': { in: HouseholdPath; out: HouseholdPage };
  'household.put': { in: HouseholdInput; out: HouseholdPage };
  'household.put_member': { in: HouseholdMemberInput; out: HouseholdPage };
  'household.end_member': { in: HouseholdMemberPath; out: HouseholdPage };
  'person.compare': { in: PersonPair; out: MergeSides };
  'person.merge': { in: PersonPair; out: PersonMergeRow };
  'person.merges': { in: Record<string, never>; out: PersonMerges };
  'person.unmerge': { in: PersonMergePath; out: PersonMergeRow };
  'watch.send': { in: WatchNoticeInput; out: WatchNoticeReceived };
  'watch.list': { in: WatchQuery; out: WatchNotices };
  'watch.take': { in: WatchNoticePath; out: WatchNotice };
  'watch.close': { in: WatchDecision; out: WatchNotice };
  'support.show': { in: SupportPath; out: SupportEntry };
  'support.put': { in: SupportInput; out: SupportEntry };
  'support.end': { in: SupportEnd; out: SupportEntry };
  'support.list': { in: SupportQuery; out: SupportRegister };
  'support.export': { in: SupportQuery; out: Blob };
  'person.summary': { in: PersonPaper; out: Blob };
  'person.kit': { in: PersonPaper; out: Blob };
  'person.folder': { in: FolderPaper; out: Blob };
  'consent.sheet': { in: PersonPaper; out: Blob };
  'access.sheet': { in: LooksPaper; out: Blob };
  'thread.write': { in: EntryInput; out: ThreadEntry };
  'thread.mark': { in: MarksInput; out: MarksAnswer };
  'thread.show': { in: ThreadInput; out: ThreadPage };
  'thread.search': { in: ThreadSearchInput; out: FoundEntries };
  'thread.readers': { in: ThreadPath; out: ThreadReaders };
  'thread.vitals': { in: VitalsInput; out: VitalsSeries };
  'thread.inbox': { in: Record<string, never>; out: Inbox };
  'thread.text': { in: VitalsInput; out: unknown };
  'thread.csv': { in: VitalsInput; out: Blob };
  'thread.put_file': { in: ThreadFilePut; out: ThreadFile };
  'thread.file': { in: ThreadFilePath; out: unknown };
  'sync.pull': { in: SyncPull; out: SyncAnswer };
  'template.list': { in: Record<string, never>; out: NoteTemplates };
  'template.add_own': { in: NewNoteTemplate; out: NoteTemplate };
  'template.edit_own': { in: NoteTemplateEdit; out: NoteTemplate };
  'template.drop_own': { in: NoteTemplatePath; out: NoteTemplate };
  'template.list_area': { in: Record<string, never>; out: NoteTemplates };
  'template.add': { in: NewNoteTemplate; out: NoteTemplate };
  'template.edit': { in: NoteTemplateEdit; out: NoteTemplate };
  'template.publish': { in: NoteTemplatePath; out: NoteTemplate };
  'template.retire': { in: NoteTemplatePath; out: NoteTemplate };
  'thread.pins': { in: PinsPath; out: PinnedEntries };
  'thread.pin': { in: PinInput; out: PinnedEntries };
  'thread.unpin': { in: UnpinPath; out: PinnedEntries };
  'thread.course': { in: CourseInput; out: Blob };
  'delivery.list': { in: OutsidePath; out: Outside };
  'delivery.send': { in: DeliveryInput; out: Outside };
  'delivery.sheet': { in: DeliveryPath; out: Blob };
  'delivery.note': { in: DeliveryNote; out: Outside };
  'delivery.answer': { in: DeliveryAnswer; out: Outside };
  'delivery.end': { in: DeliveryPath; out: Outside };
  'delivery.mailed': { in: DeliveryMailed; out: DeliveryMailed };
  'reader.greet': { in: Record<string, never>; out: ReaderGreeting };
  'reader.check': { in: ReaderDigits; out: ReaderPass };
  'reader.open': { in: ReaderOpening; out: ReaderPage };
  'reader.mark': { in: ReaderMark; out: ReaderPage };
  'reader.answer': { in: ReaderAnswer; out: ReaderPage };
  'thread.escalate': { in: EscalationInput; out: EscalationAnswer };
  'setting.reach': { in: Record<string, never>; out: ReachRules };
  'setting.set_reach': { in: ReachRules; out: ReachRules };
  'stay.notify': { in: StayInput; out: StayNoticed };
  'stay.answer': { in: StayAnswer; out: StayView };
  'stay.match': { in: StayPersonInput; out: StayView };
  'stay.ask': { in: StayAskInput; out: StayView };
  'stay.step': { in: StayStepInput; out: StayView };
  'stay.take_back': { in: StayStepPath; out: StayView };
  'stay.judge': { in: StayJudgeInput; out: StayView };
  'stay.expect': { in: StayExpectedInput; out: StayView };
  'stay.discharge': { in: StayDischargeInput; out: StayView };
  'stay.cancel': { in: StayCancelInput; out: StayView };
  'stay.list': { in: StayQuery; out: Stays };
  'stay.show': { in: StayPath; out: StayView };
  'stay.pull': { in: SyncStayPull; out: SyncStayAnswer };
  'conference.draft': { in: ConferenceDraftQuery; out: ConferenceDraft };
  'conference.ask': { in: ConferenceInput; out: ConferenceView };
  'conference.invite': { in: ConferenceInvite; out: ConferenceView };
  'conference.list': { in: ConferenceQuery; out: Conferences };
  'conference.show': { in: ConferencePath; out: ConferenceView };
  'conference.answer': { in: ConferenceAnswer; out: ConferenceView };
  'conference.answer_for': { in: ConferenceAnswerFor; out: ConferenceView };
  'conference.fix': { in: ConferenceFix; out: ConferenceView };
  'conference.hold': { in: ConferenceHold; out: ConferenceView };
  'conference.cancel': { in: ConferenceCancel; out: ConferenceView };
  'conference.sheet': { in: ConferenceSheetQuery; out: Blob };
  'conference.calendar': { in: ConferenceCalendarPath; out: Blob };
  'conference.reach': { in: ConferenceReach; out: ConferenceView };
  'conference.uninvite': { in: ConferenceUninvite; out: ConferenceView };
  'reader.poll': { in: ReaderPollOpening; out: ReaderPoll };
  'reader.poll_answer': { in: ReaderPollAnswer; out: ReaderPoll };
  'form.list': { in: Record<string, never>; out: FormList };
  'form.show': { in: FormPath; out: FormView };
  'form.editions': { in: Record<string, never>; out: FormEditionList };
  'form.add': { in: FormDraft; out: FormEditionView };
  'form.change': { in: FormEdit; out: FormEditionView };
  'form.publish': { in: FormPublish; out: FormEditionView };
  'form.retire': { in: FormEditionPath; out: FormEditionView };
  'document.begin': { in: DocumentInput; out: DocumentView };
  'document.save': { in: DocumentSectionInput; out: DocumentSectionSaved };
  'document.copy': { in: DocumentPath; out: DocumentView };
  'document.withdraw': { in: DocumentPath; out: DocumentView };
  'document.receivers': { in: DocumentRef; out: DocumentProposals };
  'document.send': { in: DocumentSend; out: DocumentView };
  'document.note': { in: DocumentBecameInput; out: DocumentView };
  'document.open': { in: DocumentRef; out: DocumentView };
  'document.judge': { in: DocumentJudge; out: DocumentView };
  'document.box': { in: DocumentBoxQuery; out: DocumentList };
  'document.of_person': { in: DocumentsOfPerson; out: DocumentList };
  'document.of_stay': { in: DocumentsOfStay; out: DocumentList };
  'document.show': { in: OneDocument; out: DocumentView };
  'document.pull': { in: SyncDocumentPull; out: SyncDocumentAnswer };
  'document.put_photo': { in: DocumentPhotoPut; out: DocumentPhoto };
  'document.photo': { in: DocumentPhotoPath; out: unknown };
  'document.print': { in: DocumentPaperQuery; out: Blob };
  'document.pages': { in: DocumentFileQuery; out: DocumentPages };
  'document.page': { in: DocumentPageQuery; out: unknown };
  'document.csv': { in: DocumentFileQuery; out: Blob };
  'document.json': { in: DocumentFileQuery; out: unknown };
  'form.blank': { in: FormBlankQuery; out: Blob };
  'stay_rule.show': { in: StayRuleQuery; out: StayRuleShown };
  'stay_rule.paper': { in: StayRulePath; out: Blob };
  'stay_rule.read': { in: StayRulePath; out: StayRuleShown };
  'stay_rule.editions': { in: Record<string, never>; out: StayRuleList };
  'stay_rule.add': { in: StayRuleCopy; out: StayRuleView };
  'stay_rule.change': { in: StayRuleChange; out: StayRuleView };
  'stay_rule.publish': { in: StayRulePublish; out: StayRuleView };
  'stay_rule.retire': { in: StayRuleEditionPath; out: StayRuleView };
  'stay_rule.readers': { in: StayRuleEditionPath; out: StayRuleReaderList };
  'stay_rule.file': { in: StayRuleFilePath; out: unknown };
  'stay_rule.take': { in: StayRuleTake; out: StayRuleTaken };
  'pathway.list': { in: Record<string, never>; out: Pathways };
  'pathway.due': { in: Record<string, never>; out: PathwayDueList };
  'pathway.of_person': { in: PathwayCoursesOfPerson; out: PathwayCourseList };
  'pathway.show': { in: PathwayCoursePath; out: PathwayCourseView };
  'pathway.begin': { in: PathwayCourseInput; out: PathwayCourseView };
  'pathway.mark': { in: PathwayMarkInput; out: PathwayCourseView };
  'pathway.reopen': { in: PathwayReopenInput; out: PathwayCourseView };
  'pathway.delay': { in: PathwayDelayInput; out: PathwayCourseView };
  'pathway.end': { in: PathwayEndInput; out: PathwayCourseView };
  'pathway.sheet': { in: PathwaySheetPath; out: Blob };
  'pathway.summary': { in: PathwaySummaryQuery; out: PathwaySummaries };
  'indicator.list': { in: IndicatorYearQuery; out: Indicators };
  'indicator.show': { in: IndicatorQuery; out: IndicatorPage };
  'indicator.cases': { in: IndicatorCaseQuery; out: IndicatorCases };
  'indicator.add_survey': { in: IndicatorSurveyInput; out: IndicatorKept };
  'indicator.take_survey_back': { in: IndicatorSurveyPath; out: IndicatorKept };
  'indicator.add_note': { in: IndicatorNoteInput; out: IndicatorKept };
  'indicator.year_paper': { in: IndicatorYearQuery; out: Blob };
  'indicator.paper': { in: IndicatorQuery; out: Blob };
  'indicator.workbook': { in: IndicatorQuery; out: Blob };
  'blob.put': { in: Record<string, never>; out: BlobAnswer };
  'import.preview': { in: PreviewInput; out: ImportRunView };
  'import.list': { in: Record<string, never>; out: RunList };
  'import.show': { in: RunInput; out: ImportRunView };
  'import.rows': { in: RowsInput; out: RowList };
  'import.apply': { in: RunInput; out: ImportRunView };
  'import.step': { in: StepInput; out: ImportRunView };
  'import.stop': { in: RunInput; out: ImportRunView };
  'import.undo': { in: RunInput; out: ImportRunView };
  'import.undo_step': { in: StepInput; out: ImportRunView };
  'import.discard': { in: DiscardInput; out: DiscardAnswer };
  'facility.sources': { in: SourcesInput; out: SourceList };
  'match.list': { in: MatchesInput; out: MatchList };
  'match.decide': { in: DecideInput; out: DecideAnswer };
  'match.undo': { in: MatchInput; out: MatchView };
  'merge.list': { in: Record<string, never>; out: MergeList };
  'merge.make': { in: MergeInputIds; out: MergeView };
  'merge.undo': { in: UndoMergeInput; out: MergeView };
  'geocode.load': { in: GeocodeInput; out: GeocodeAnswer };
  'survey.template': { in: TemplateInput; out: Blob };
  'statistics.load': { in: StatisticsInput; out: StatisticsAnswer };
  'open_data.medical': { in: Record<string, never>; out: Blob };
  'open_data.care': { in: Record<string, never>; out: Blob };
  'open_data.medical_v1': { in: Record<string, never>; out: Blob };
  'open_data.care_v1': { in: Record<string, never>; out: Blob };
  'open_data.geojson': { in: Record<string, never>; out: Blob };
  'careplan.preview': { in: CarePlanPreviewInput; out: CarePlanPreview };
  'person_list.preview': { in: PersonListInput; out: PersonListPreview };
  'returned.list': { in: Record<string, never>; out: ReturnedList };
  'returned.put': { in: Record<string, never>; out: ReturnedView };
  'returned.show': { in: ReturnedPath; out: ReturnedView };
  'returned.page': { in: ReturnedPagePath; out: unknown };
  'returned.candidates': { in: ReturnedCandidateQuery; out: ReturnedCandidates };
  'returned.assign': { in: ReturnedAssign; out: ReturnedView };
  'returned.split': { in: ReturnedSplit; out: ReturnedView };
  'returned.done': { in: ReturnedPath; out: ReturnedView };
  'returned.discard': { in: ReturnedPath; out: ReturnedView };
  'returned.read': { in: ReturnedRead; out: ReturnedPath };
  'site.enter': { in: Record<string, never>; out: unknown };
  'site.show': { in: Record<string, never>; out: unknown };
  'site.area': { in: Record<string, never>; out: unknown };
  'site.enter_area': { in: Record<string, never>; out: unknown };
  'site.search': { in: Record<string, never>; out: unknown };
  'site.places': { in: Record<string, never>; out: unknown };
  'site.facility': { in: Record<string, never>; out: unknown };
  'site.about': { in: Record<string, never>; out: unknown };
  'site.accessibility': { in: Record<string, never>; out: unknown };
  'site.privacy': { in: Record<string, never>; out: unknown };
  'site.watch': { in: Record<string, never>; out: unknown };
  'watch.send_form': { in: Record<string, never>; out: unknown };
  'watch.leaflet': { in: Record<string, never>; out: Blob };
  'setting.retention': { in: Record<string, never>; out: RetentionSettings };
  'setting.set_retention': { in: RetentionSettings; out: RetentionSettings };
  'retention.list': { in: Record<string, never>; out: RetentionPage };
  'retention.show': { in: RetentionPath; out: RetentionPerson };
  'retention.hold': { in: RetentionHoldInput; out: RetentionPerson };
  'retention.lift': { in: RetentionLiftInput; out: RetentionPerson };
  'erasure.start': { in: ErasureInput; out: Erasure };
  'erasure.step': { in: ErasurePath; out: Erasure };
  'erasure.restate': { in: ErasurePath; out: Erasure };
  'erasure.list': { in: Record<string, never>; out: Erasures };
  'erasure.show': { in: ErasurePath; out: Erasure };
  'erasure.certificate': { in: ErasurePath; out: Blob };
  'job.start': { in: JobInput; out: JobView };
  'job.list': { in: Record<string, never>; out: JobsAnswer };
  'job.show': { in: OneJob; out: JobView };
  'job.stop': { in: OneJob; out: JobView };
  'job.file': { in: OneJob; out: Blob };
  'invitation.sheet': { in: InvitationSheet; out: unknown };
  'application.blank_form': { in: Record<string, never>; out: Blob };
  'application.form': { in: ApplicationFormInput; out: unknown };
}
