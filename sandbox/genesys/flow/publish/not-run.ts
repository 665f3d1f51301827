const noYaml = 'no public file shows its keys';

function each(why: string, ...names: readonly string[]): readonly (readonly [string, string])[] {
  return names.map((name) => [name, why]);
}

/**
 * Actions that Architect has and the sandbox does not run, each with the reason and, if there is one, the alternative.
 */
export const actionsNotRun: ReadonlyMap<string, string> = new Map([
  ...each(
    noYaml,
    'addFlowMilestone',
    'callBridge',
    'clearUtilizationLabel',
    'createCallback',
    'decryptData',
    'detectSilence',
    'dialByExtension',
    'enableParticipantRecord',
    'encryptData',
    'endState',
    'extractSecureData',
    'getExternalOrganization',
    'getRawSIPHeaders',
    'getResponse',
    'getSecuredData',
    'getSIPHeaders',
    'initializeFlowOutcome',
    'loopUntil',
    'playAudioOnSilence',
    'playPositionInQueue',
    'searchExternalContacts',
    'sendNotification',
    'setExternalTag',
    'setFlowOutcome',
    'setLanguage',
    'setPostFlow',
    'setPriority',
    'setSecuredData',
    'setSkills',
    'setUtilizationLabel',
    'setUUIData',
    'setWhisperAudio',
    'transferToGroup',
    'transferToUser',
  ),
  ...each(`${noYaml}; use the function FindUser`, 'findUser'),
  ...each(`${noYaml}; use the function FindUserById`, 'findUserById', 'findUsersById'),
  ...each(`${noYaml}; use the function FindSkill`, 'findSkill'),
  ...each(`${noYaml}; use the function FindLanguageSkill`, 'findLanguageSkill'),
  ...each(`${noYaml}; use the function FindEmergencyGroup`, 'findEmergencyGroup'),
  ...each(`${noYaml}; use the function FindUserPrompt`, 'findUserPrompt'),
  ...each(`${noYaml}; use the function FindSystemPrompt`, 'findSystemPrompt'),
  ...each(`${noYaml}; write a literal`, 'findGroup', 'findSchedule', 'findScheduleGroup', 'findUtilizationLabel'),
  ...each(
    'only flows of bots have it, and those are not run',
    'askForBoolean',
    'askForIntent',
    'askForSlot',
    'clearSlot',
    'communicate',
    'exitBotFlow',
  ),
]);

/** Choices of menus that Architect has and the sandbox does not run. */
export const choicesNotRun: ReadonlyMap<string, string> = new Map([
  ...each(
    `${noYaml}; use a menuTask with the action`,
    'menuJumpToMenu',
    'menuPreviousMenu',
    'menuTransferToFlow',
    'menuTransferToFlowSecure',
  ),
  ...each(`${noYaml}; write it as a menu of its own, and a menuTask with jumpToMenu`, 'menuSubMenu'),
  ...each(noYaml, 'menuDialByExtension', 'menuRepeat', 'menuTransferToGroup', 'menuTransferToUser'),
]);

/** Flow types that Architect has and the sandbox does not run. */
export const rootsNotRun: ReadonlyMap<string, string> = new Map([
  ...each('a bot is a setting of the run instead, botResult', 'botFlow', 'digitalBotFlow'),
  ...each(
    'only calls, messages, emails, workflows and common modules are modelled',
    'inboundChat',
    'inqueueEmail',
    'inqueueShortMessage',
    'surveyInvite',
    'voice',
    'voicemail',
    'voiceSurvey',
    'workitem',
  ),
]);
