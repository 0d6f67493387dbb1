;;; The seed in Emacs with eglot 1.9, which has diagnostics pushed to it.  -*- lexical-binding: t -*-
(require 'eglot)
(require 'flymake)
(require 'imenu)
(require 'xref)

(define-derived-mode outline-notes-mode fundamental-mode "Outline Notes")
(add-to-list 'eglot-server-programs `(outline-notes-mode . (,(getenv "OUTLINE_NOTES") "lsp")))
(setq eglot-sync-connect 10 eglot-connect-timeout 10 eglot-send-changes-idle-time 0 eglot-autoshutdown nil
      eglot-confirm-server-initiated-edits nil)

;; The folder of the notes is the project, not the repository around it, which ignores them.
(defvar folder (file-name-directory (getenv "OUTLINE_NOTES_NOTE")))
(setq project-find-functions (list (lambda (_) (cons 'transient folder))))

(defmacro check (name &rest body)
  `(condition-case err
       (progn ,@body (princ (format "ok - %s\n" ,name)))
     (error (princ (format "not ok - %s\n%S\n" ,name err)))))

(defun expect (actual expected)
  (unless (equal actual expected) (error "got %S, wanted %S" actual expected)))

(defun eventually (what ask)
  (let ((end (+ (float-time) 10)) value)
    (while (and (not (setq value (funcall ask))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (or value (error "waited in vain: %s" what))))

(defun warnings ()
  "The lines of the warnings, from 1."
  (flymake-start)
  (sort (delq nil (mapcar (lambda (found)
                            (and (eq (flymake-diagnostic-type found) 'eglot-warning)
                                 (line-number-at-pos (flymake-diagnostic-beg found))))
                          (flymake-diagnostics)))
        #'<))

(defun request (method)
  (jsonrpc-request (eglot-current-server) method (list :textDocument (eglot--TextDocumentIdentifier))))

(find-file (getenv "OUTLINE_NOTES_NOTE"))
(outline-notes-mode)

(check "eglot connects"
  (apply #'eglot (eglot--guess-contact))
  (eventually "a server" #'eglot-current-server))

(check "document symbols"
  (expect (mapcar (lambda (section)
                    (cons (plist-get section :name)
                          (mapcar (lambda (child) (plist-get child :name)) (plist-get section :children))))
                  (request :textDocument/documentSymbol))
          '(("chats" "sentry" "airbyte" "prisma" "stackbit" "hasura" "builder.io" "ITA" "Tangram")
            ("explore" "cloudflare" "replay" "supabase" "suborbital" "graphcdn" "astro" "codesandbox" "quicknode"))))

(check "imenu offers them by kind"
  (let ((index (eglot-imenu)))
    (expect (mapcar #'car (cdr (assoc "Namespace" index))) '("chats" "explore"))))

(check "the warnings reach flymake"
  (eventually "four warnings" (lambda () (= 4 (length (warnings)))))
  (expect (warnings) '(13 178 181 188)))

(check "an edit reaches the server"
  (goto-char (point-min))
  (insert "- é😀 [[open\n")
  (eglot--signal-textDocument/didChange)
  (eventually "the new warning" (lambda () (= 5 (length (warnings)))))
  (expect (warnings) '(1 14 179 182 189))
  (let ((first (seq-find (lambda (found) (= 1 (line-number-at-pos (flymake-diagnostic-beg found)))) (flymake-diagnostics))))
    ;; the sixth character: the emoji is one here, and two in what is sent
    (expect (flymake-diagnostic-beg first) 6))
  (delete-region (point-min) (progn (forward-line 0) (point)))
  (eglot--signal-textDocument/didChange))

(check "a code action mends the broken characters"
  (eventually "four warnings" (lambda () (= 4 (length (warnings)))))
  (goto-char (point-min))
  (search-forward "regularizaci")
  (let ((actions (eglot-code-actions (point) (1+ (point)) "quickfix")))
    (expect (length actions) 1)
    (eglot--apply-workspace-edit (plist-get (car actions) :edit)))
  (goto-char (point-min))
  (forward-line 12)
  (expect (buffer-substring-no-properties (line-beginning-position) (line-end-position)) "\t\t- entity regularización"))

;; Names across notes, by eglot's own commands.

(defun open-note (name)
  (find-file (concat folder name))
  (outline-notes-mode)
  (unless (eglot-managed-p) (eglot--maybe-activate-editing-mode))
  (expect (not (eglot-managed-p)) nil)
  (goto-char (point-min)))

(defun places (found)
  "Where FOUND is, as a list of FILE:LINE."
  (mapcar (lambda (item)
            (let ((location (xref-item-location item)))
              (format "%s:%d" (file-name-nondirectory (xref-location-group location)) (xref-location-line location))))
          found))

(check "a mention leads to the company in another note"
  (open-note "diary.notes")
  (search-forward "acme")
  (backward-char)
  (expect (places (xref-backend-definitions 'eglot "here")) '("garden.outline:2")))

(check "all mentions are listed"
  (expect (sort (places (xref-backend-references 'eglot "here")) #'string<)
          '("diary.notes:2" "garden.outline:2" "garden.outline:6" "garden.outline:6")))

(check "a company is found in all notes"
  (expect (car (places (xref-backend-apropos 'eglot "quokka"))) "garden.outline:5")
  (expect (car (places (xref-backend-apropos 'eglot "cloudflare"))) (concat (file-name-nondirectory (getenv "OUTLINE_NOTES_NOTE")) ":162")))

(check "a new name is written in all notes, each time in its own way"
  (find-file-noselect (concat folder "garden.outline")) ; edits of files that no buffer visits are asked about
  (search-forward "quokka")
  (backward-char)
  (eglot-rename "Wombat Works")
  (expect (buffer-string) "april\n- the people of acme were at the fair, and wombat works too\n\t- they asked WOMBAT WORKS' neighbour\n- a line to write on: \n")
  (with-current-buffer (find-buffer-visiting (concat folder "garden.outline"))
    (goto-char (point-min))
    (search-forward "\n- Wombat Works\n")))

(check "names are completed"
  (goto-char (point-max))
  (backward-char)
  (insert "bui")
  (eglot--signal-textDocument/didChange)
  (let ((found (eglot-completion-at-point)))
    (unless (member "builder.io" (mapcar #'substring-no-properties (all-completions "bui" (nth 2 found))))
      (error "got %S" (all-completions "bui" (nth 2 found))))))

;; Repairs.

(check "a note is formatted, and formatted again it stays"
  (open-note "garden.outline")
  (let ((before (buffer-string)))
    (search-forward "\n- ")
    (insert "   ")
    (search-forward "\n\t- ")
    (replace-match "\n    - ")
    (eglot--signal-textDocument/didChange)
    (eglot-format-buffer)
    (expect (buffer-string) before)
    (eglot-format-buffer)
    (expect (buffer-string) before)))

(check "the server stops when it is asked to"
  (let ((server (eglot-current-server)))
    (eglot-shutdown server nil 5)
    (eventually "the end" (lambda () (not (jsonrpc-running-p server))))))

(princ "end of tests\n")
(dolist (buffer (buffer-list)) (with-current-buffer buffer (set-buffer-modified-p nil)))
(kill-emacs 0)
