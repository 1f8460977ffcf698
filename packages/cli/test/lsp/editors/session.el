;;; A session of Emacs with eglot and the language server: what an author sees and does, written down as JSON.  -*- lexical-binding: t -*-
;; $HEDGEROW_SETUP is the user's init file, $HEDGEROW_REPORT the file to write.
(require 'json)
(require 'eglot)
(require 'flymake)

(defvar report nil)
(defun note (key value) (push (cons key value) report))

;; The set-up of the page about editors, but that this script connects by itself.
(load (getenv "HEDGEROW_SETUP"))
(remove-hook 'hedge-mode-hook #'eglot-ensure)
(setq-default eglot-workspace-configuration '((hedgerow . (:lint (:preset "none")))))
(setq eglot-sync-connect 60 eglot-autoshutdown nil eglot-confirm-server-initiated-edits nil
      eglot-send-changes-idle-time 0)

(defun until (what condition)
  "Let the server speak until CONDITION holds."
  (let ((end (+ (float-time) 60)))
    (while (not (funcall condition))
      (when (> (float-time) end) (error "Waited in vain for %s" what))
      (accept-process-output nil 0.05))))

(defun ask (method &rest params)
  (eglot--signal-textDocument/didChange)
  (jsonrpc-request (eglot--current-server-or-lose) method
                   (append (list :textDocument (eglot--TextDocumentIdentifier)) params)))

(defun here () (eglot--pos-to-lsp-position))
(defun go (line column)
  (goto-char (point-min)) (forward-line (1- line)) (forward-char column))

(defun diagnostics (wanted)
  "The diagnostics that flymake shows, once there are WANTED of them."
  (eglot--signal-textDocument/didChange)
  (until (format "%d diagnostics" wanted)
         (lambda ()
           (flymake-start)
           (= wanted (length (flymake-diagnostics)))))
  (flymake-diagnostics))

(defun lines () (vconcat (split-string (buffer-substring-no-properties (point-min) (point-max)) "\n")))

(defun session ()
  (find-file (expand-file-name "a.hedge"))
  (apply #'eglot (eglot--guess-contact))
  (until "the server" #'eglot-current-server)
  (flymake-mode 1)
  (let ((first (car (diagnostics 1))))
    (note 'diagnostic `((message . ,(flymake-diagnostic-text first))
                        (start . ,(flymake-diagnostic-beg first)))))
  (go 2 13)
  (note 'hover (plist-get (plist-get (ask :textDocument/hover :position (here)) :contents) :value))
  (note 'symbols (vconcat (mapcar (lambda (one) (plist-get one :name))
                                  (ask :textDocument/documentSymbol))))
  (go 2 0) (search-forward "{vix")
  (let* ((capf (eglot-completion-at-point))
         (table (nth 2 capf)))
    (note 'completion (vconcat (mapcar #'substring-no-properties (all-completions "vi" table)))))
  ;; The fix of the diagnostic, applied with eglot's own means.
  (let* ((range (list :start (here) :end (here)))
         (actions (ask :textDocument/codeAction :range range :context (list :diagnostics [])))
         (fix (seq-find (lambda (one) (eq t (plist-get one :isPreferred))) actions)))
    (eglot--apply-workspace-edit (plist-get fix :edit)))
  (diagnostics 0)
  (note 'fixed (lines))
  ;; Edits behind an emoji, each sent as the part that changed.
  (go 2 0) (end-of-line) (insert " # \U0001f600 é") (eglot--signal-textDocument/didChange)
  (insert " \U0001f680") (eglot--signal-textDocument/didChange)
  (go 2 0) (search-forward "{vix") (delete-char -1)
  (let ((broken (car (diagnostics 1))))
    (note 'broken `((message . ,(flymake-diagnostic-text broken))
                     (start . ,(flymake-diagnostic-beg broken)))))
  (insert "x")
  (diagnostics 0)
  (go 1 7)
  (eglot--apply-workspace-edit (ask :textDocument/rename :position (here) :newName "level"))
  (note 'renamed (lines))
  (diagnostics 0)
  (eglot-format-buffer)
  (note 'formatted (lines))
  (go 3 13)
  (note 'definition (plist-get (plist-get (elt (ask :textDocument/definition :position (here)) 0) :range) :start))
  (eglot-shutdown (eglot--current-server-or-lose))
  (note 'ended (null (eglot-current-server))))

(condition-case problem (session) (error (note 'problem (format "%S" problem))))
(with-temp-file (getenv "HEDGEROW_REPORT")
  (set-buffer-file-coding-system 'utf-8-unix)
  (insert (json-encode report)))
(kill-emacs (if (assq 'problem report) 1 0))
