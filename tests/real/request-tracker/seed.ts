/**
 * The site configuration and the first data of the test instance: queues, agents, customers, rights. Knows
 * RT's file formats; starts nothing.
 */

export interface Agent {
  readonly name: string;
  readonly password: string;
}

export const ROOT: Agent = { name: 'root', password: 'password' };
export const ANNA: Agent = { name: 'anna', password: 'anna-password' };
/** Lacks ShowOutgoingEmail, so RT takes transactions out of the pages he reads. */
export const BOB: Agent = { name: 'bob', password: 'bob-password' };
export const CARL: Agent = { name: 'carl', password: 'carl-password' };

export const PAT = 'pat@customer.example';
export const KIM = 'kim@customer.example';

export const SUPPORT = 'Support';
/** Only bob may see this queue. */
export const RESTRICTED = 'Restricted';

export const RT_NAME = 'firstline.test';

/** The folders are read from the environment by RT itself, so a path never needs quoting for Perl. */
export function siteConfig(port: number): string {
  return `use utf8;
Set($rtname, '${RT_NAME}');
Set($Organization, '${RT_NAME}');
Set($Timezone, 'UTC');
Set($CorrespondAddress, 'support@${RT_NAME}');
Set($CommentAddress, 'support-comment@${RT_NAME}');
Set($WebDomain, '127.0.0.1');
Set($WebPort, ${port});
Set($WebPath, '');
Set($DatabaseType, 'SQLite');
Set($DatabaseName, "$ENV{RT_TEST_FOLDER}/data/rt.sqlite");
Set($MasonDataDir, "$ENV{RT_TEST_FOLDER}/mason");
Set($MasonSessionDir, "$ENV{RT_TEST_FOLDER}/sessions");
Set($WebSessionClass, 'Apache::Session::File');
# Every REST call checks a password: the factory cost would take 0.3 s each time.
Set($BcryptCost, 4);
Set(%GnuPG, Enable => 0);
Set(%SMIME, Enable => 0);
Set($LogToSyslog, undef);
Set($LogToSTDERR, 'warning');
Set($MailCommand, 'testfile');
1;
`;
}

export function initialData(): string {
  return `use utf8;
@Queues = (
  { Name => '${SUPPORT}',
    CorrespondAddress => 'support@${RT_NAME}', CommentAddress => 'support-comment@${RT_NAME}' },
  { Name => '${RESTRICTED}',
    CorrespondAddress => 'restricted@${RT_NAME}', CommentAddress => 'restricted-comment@${RT_NAME}' },
);
@Groups = ({ Name => 'Agents' }, { Name => 'Readers of outgoing mail' }, { Name => 'Restricted agents' });
@Users = (
  { Name => '${ANNA.name}', RealName => 'Anna Agent', EmailAddress => 'anna@${RT_NAME}',
    Password => '${ANNA.password}', Privileged => 1, Timezone => 'Europe/Berlin', Lang => 'en' },
  { Name => '${BOB.name}', RealName => 'Bob Agent', EmailAddress => 'bob@${RT_NAME}',
    Password => '${BOB.password}', Privileged => 1, Timezone => 'America/New_York', Lang => 'en' },
  { Name => '${CARL.name}', RealName => 'Carl Agent', EmailAddress => 'carl@${RT_NAME}',
    Password => '${CARL.password}', Privileged => 1, Timezone => 'Europe/Berlin', Lang => 'de' },
  { Name => '${PAT}', EmailAddress => '${PAT}', Privileged => 0 },
  { Name => '${KIM}', EmailAddress => '${KIM}', Privileged => 0 },
);
sub member { return { Group => $_[0], GroupDomain => 'UserDefined', Class => 'RT::User', Name => $_[1] } }
@Members = (
  (map { member('Agents', $_) } qw(${ANNA.name} ${BOB.name} ${CARL.name})),
  (map { member('Readers of outgoing mail', $_) } qw(${ANNA.name} ${CARL.name})),
  member('Restricted agents', '${BOB.name}'),
);
my @agent_rights = qw(SeeQueue ShowTicket CreateTicket ReplyToTicket CommentOnTicket
  ShowTicketComments OwnTicket TakeTicket StealTicket ReassignTicket ModifyTicket);
sub right {
  my ($group, $right, @queue) = @_;
  return { GroupDomain => 'UserDefined', GroupId => $group, Right => $right, @queue };
}
@ACL = (
  (map { right('Agents', $_, Queue => '${SUPPORT}') } @agent_rights),
  (map { right('Restricted agents', $_, Queue => '${RESTRICTED}') } @agent_rights),
  right('Readers of outgoing mail', 'ShowOutgoingEmail', Queue => '${SUPPORT}'),
  right('Agents', 'ModifySelf'),
  (map { my $queue = $_; map {
    { GroupDomain => 'SystemInternal', GroupType => 'Everyone', Queue => $queue, Right => $_ }
  } qw(CreateTicket ReplyToTicket) } qw(${SUPPORT} ${RESTRICTED})),
);
1;
`;
}
