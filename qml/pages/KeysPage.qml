// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// What the keys do.
FocusScope {
    id: root

    implicitHeight: page.height

    Column {
        id: page

        width: parent.width

        KeyLine {
            keys: "j  k"
            text: qsTr("next row, previous row")
        }

        KeyLine {
            keys: "Enter  o"
            text: qsTr("open the thread")
        }

        KeyLine {
            keys: "Esc  Backspace"
            text: qsTr("back")
        }

        KeyLine {
            keys: "h  l  ←  →"
            text: qsTr("column to the left, to the right")
        }

        KeyLine {
            keys: "h j k l  Enter"
            text: qsTr("among pictures side by side: to the next one; open it")
        }

        KeyLine {
            keys: "1 – 9"
            text: qsTr("that column")
        }

        KeyLine {
            keys: "g n"
            text: qsTr("to the notifications")
        }

        KeyLine {
            keys: "."
            text: qsTr("show what is new")
        }

        KeyLine {
            keys: "0  Home"
            text: qsTr("to the top")
        }

        KeyLine {
            keys: "x"
            text: qsTr("show or hide what a warning covers")
        }

        KeyLine {
            keys: "m"
            text: qsTr("open the pictures")
        }

        KeyLine {
            keys: "+  -  0  ← →"
            text: qsTr("there: larger, smaller, whole; to the next, or over a larger one")
        }

        KeyLine {
            keys: "p"
            text: qsTr("show the author")
        }

        KeyLine {
            keys: "a"
            text: qsTr("add the author to lists")
        }

        KeyLine {
            keys: "/  s"
            text: qsTr("search; there: ↓ to what was found, Esc back")
        }

        KeyLine {
            keys: "n  c"
            text: qsTr("write a post")
        }

        KeyLine {
            keys: "Ctrl+Enter"
            text: qsTr("there: send it; Esc keeps it as a draft")
        }

        KeyLine {
            keys: "Ctrl+Shift+A"
            text: qsTr("there: attach files; Ctrl+V pastes a picture")
        }

        KeyLine {
            keys: "Ctrl+Shift+P"
            text: qsTr("there: show what it will look like")
        }

        KeyLine {
            keys: "Alt+←  Alt+→  Del"
            text: qsTr("on an attached file: move it; take it away")
        }

        KeyLine {
            keys: "Ctrl+Z"
            text: qsTr("take back a post that has not gone out yet")
        }

        KeyLine {
            keys: "r  b  f"
            text: qsTr("reply; boost, favourite, or take that back")
        }

        KeyLine {
            keys: "q"
            text: qsTr("quote")
        }

        KeyLine {
            keys: "e  d"
            text: qsTr("react with an emoji; bookmark, or take that back")
        }

        KeyLine {
            keys: "Shift + r b f e d q"
            text: qsTr("the same as another account, or as several")
        }

        KeyLine {
            keys: "Menu  Shift+F10"
            text: qsTr("what can be done with the row, and its links")
        }

        KeyLine {
            keys: "Ctrl+K"
            text: qsTr("jump to a column, an account, a list, a person, a hashtag or a page")
        }

        KeyLine {
            keys: "Shift+Enter"
            text: qsTr("there: what stands at the right of the row")
        }

        KeyLine {
            keys: "Ctrl+1 – 8"
            text: qsTr("make that account the default one")
        }

        KeyLine {
            keys: "Ctrl+R  F5"
            text: qsTr("refresh the column")
        }

        KeyLine {
            keys: "Ctrl+T"
            text: qsTr("add a column")
        }

        KeyLine {
            keys: "Ctrl+W"
            text: qsTr("close the column")
        }

        KeyLine {
            keys: "Ctrl++  Ctrl+-"
            text: qsTr("larger or smaller text")
        }

        KeyLine {
            keys: "Tab  Shift+Tab"
            text: qsTr("next button or column, previous one")
        }

        KeyLine {
            keys: "?  F1"
            text: qsTr("these keys")
        }
    }
}
