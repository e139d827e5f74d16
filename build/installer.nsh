; Makes Ringnote a choice for call links in Windows' Settings, Default Apps: a ProgId that opens the app, Capabilities
; that list the schemes, and RegisteredApplications that names them. SHELL_CONTEXT is HKCU for a per-user install and
; HKLM for a per-machine one. The command has no `--` before the link: Electron's guard against switches that follow a
; link works only without it (facts/electron.md, section 1).

!define RINGNOTE_PROGID "Ringnote.CallLink"
!define RINGNOTE_CAPABILITIES "Software\Ringnote\Capabilities"

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\${RINGNOTE_PROGID}" "" "Call link"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${RINGNOTE_PROGID}" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\${RINGNOTE_PROGID}\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${RINGNOTE_PROGID}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHELL_CONTEXT "${RINGNOTE_CAPABILITIES}" "ApplicationName" "Ringnote"
  WriteRegStr SHELL_CONTEXT "${RINGNOTE_CAPABILITIES}" "ApplicationDescription" "A desktop softphone that keeps the call log"
  WriteRegStr SHELL_CONTEXT "${RINGNOTE_CAPABILITIES}" "ApplicationIcon" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "${RINGNOTE_CAPABILITIES}\URLAssociations" "tel" "${RINGNOTE_PROGID}"
  WriteRegStr SHELL_CONTEXT "${RINGNOTE_CAPABILITIES}\URLAssociations" "callto" "${RINGNOTE_PROGID}"
  WriteRegStr SHELL_CONTEXT "${RINGNOTE_CAPABILITIES}\URLAssociations" "sip" "${RINGNOTE_PROGID}"
  WriteRegStr SHELL_CONTEXT "Software\RegisteredApplications" "Ringnote" "${RINGNOTE_CAPABILITIES}"
!macroend

!macro customUnInstall
  DeleteRegValue SHELL_CONTEXT "Software\RegisteredApplications" "Ringnote"
  DeleteRegKey SHELL_CONTEXT "Software\Ringnote"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\${RINGNOTE_PROGID}"
!macroend
