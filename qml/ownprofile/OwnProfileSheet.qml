// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Editing the profile of an own account: asked for, shown, saved, and kept until it is.
FocusScope {
    id: root

    required property Ui.OwnProfilePage profile
    /// Grows when somebody wants to close the sheet though it is held.
    required property int closeTries
    readonly property bool there: root.profile !== null
    readonly property bool holds: root.there && root.profile.dirty
    property bool asking: false

    signal held(bool held)
    signal done

    implicitHeight: page.height
    onHoldsChanged: root.tellHolds()
    onCloseTriesChanged: root.closeTries > 0 ? root.ask() : undefined
    Component.onDestruction: root.held(false)

    Column {
        id: page

        width: parent.width
        spacing: 12

        Words {
            width: parent.width
            text: root.there ? root.profile.acct : ""
            color: Theme.muted
            elide: Text.ElideRight
        }

        Words {
            width: parent.width
            visible: root.there && root.profile.loading
            text: qsTr("Asking the server…")
            color: Theme.muted
        }

        TextButton {
            visible: root.there && !root.profile.ready && !root.profile.loading
            text: qsTr("Try again")
            onClicked: root.profile.load()
        }

        Words {
            width: parent.width
            visible: root.there && root.profile.restored
            text: qsTr("What you typed before is here again; it was never saved.")
            color: Theme.muted
            wrapMode: Text.Wrap
        }

        Ui.Lazy {
            id: form

            width: parent.width
            active: root.there && root.profile.ready
            onItemChanged: root.enter()

            content: OwnProfileForm {
                profile: root.profile
            }
        }

        Problem {
            width: parent.width
            text: root.there ? root.profile.problem : ""
        }

        LeavingQuestion {
            id: question

            width: parent.width
            visible: root.asking && root.holds
            onStayAsked: root.stay()
            onLeaveAsked: root.leave()
        }

        Flow {
            width: parent.width
            visible: root.there && root.profile.ready && !question.visible
            spacing: 8

            PushButton {
                primary: true
                enabled: root.holds && !root.profile.saving && !root.profile.copying
                text: root.there && root.profile.saving ? qsTr("Saving…") : qsTr("Save")
                onClicked: root.profile.save()
            }

            PushButton {
                enabled: root.there && !root.profile.saving
                text: qsTr("Cancel")
                onClicked: root.cancel()
            }
        }
    }

    Connections {
        target: root.profile

        function onSaved(): void {
            root.held(false);
            root.done();
        }
    }

    function tellHolds(): void {
        if (!root.holds) {
            root.asking = false;
        }
        root.held(root.holds);
    }

    /// What is being sent cannot be called back any more.
    function ask(): void {
        if (root.profile.saving) {
            return;
        }
        root.asking = true;
        page.forceLayout(); // the question has its place before the sheet scrolls to it
        question.forceActiveFocus(Qt.TabFocusReason);
    }

    function cancel(): void {
        if (root.holds) {
            root.ask();
        } else {
            root.done();
        }
    }

    function stay(): void {
        root.asking = false;
        root.enter();
    }

    function enter(): void {
        if (form.item !== null) {
            form.item.forceActiveFocus(Qt.TabFocusReason);
        }
    }

    function leave(): void {
        root.profile.discard();
        root.held(false);
        root.done();
    }
}
