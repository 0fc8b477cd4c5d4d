(** Derivatives in the plane: the chain rule, cycles, and what acts across a curve that is kept. *)

From Coq Require Import Reals Lra Lia.
From Rigorous Require Import Definitions Lemmas Identities.
Local Open Scope R_scope.

(** * Sizes *)

Lemma size_nonneg : forall d, 0 <= size d.
Proof. intro d. unfold size. assert (A := Rabs_pos (fst d)). assert (B := Rabs_pos (snd d)). lra. Qed.

Lemma size_plus : forall d e, size (moved d e) <= size d + size e.
Proof.
  intros d e. unfold size, moved. cbn [fst snd].
  assert (A := Rabs_triang (fst d) (fst e)). assert (B := Rabs_triang (snd d) (snd e)). lra.
Qed.

Lemma dot_bounded : forall g d, Rabs (dot g d) <= size g * size d.
Proof.
  intros g d. unfold dot, size. assert (H := Rabs_triang (fst g * fst d) (snd g * snd d)). rewrite !Rabs_mult in H.
  assert (A := Rabs_pos (fst g)). assert (B := Rabs_pos (snd g)).
  assert (C := Rabs_pos (fst d)). assert (D := Rabs_pos (snd d)). nra.
Qed.

Lemma image_bounded : forall M d, size (image M d) <= (size (fst M) + size (snd M)) * size d.
Proof.
  intros M d. assert (A := dot_bounded (fst M) d). assert (B := dot_bounded (snd M) d).
  unfold size at 1, image. cbn [fst snd]. lra.
Qed.

Lemma same_point : forall z y : point, fst z = fst y -> snd z = snd y -> z = y.
Proof. intros [a b] [c d]. cbn. now intros -> ->. Qed.

(** * The chain rule *)

Theorem derivative_composed : forall G H z M N, derivative_at G z M -> derivative_at H (G z) N ->
  derivative_at (fun y => H (G y)) z (composed N M).
Proof.
  intros G H z M N inner_map outer_map tol positive.
  set (c := size (fst M) + size (snd M)). set (b := size (fst N) + size (snd N)).
  assert (Hc : 0 <= c) by (unfold c; assert (A := size_nonneg (fst M)); assert (B := size_nonneg (snd M)); lra).
  assert (Hb : 0 <= b) by (unfold b; assert (A := size_nonneg (fst N)); assert (B := size_nonneg (snd N)); lra).
  set (t := Rmin 1 (tol / 2 / (b + 1))).
  assert (tpos : 0 < t).
  { unfold t. apply Rmin_glb_lt; [lra|]. apply Rdiv_lt_0_compat; lra. }
  assert (tone : t <= 1) by apply Rmin_l.
  assert (tsmall : b * t <= tol / 2).
  { apply (Rle_trans _ ((b + 1) * (tol / 2 / (b + 1)))).
    - apply Rmult_le_compat; try lra. apply Rmin_r.
    - right. field. lra. }
  destruct (inner_map t tpos) as [r [rpos near]].
  destruct (outer_map (tol / 2 / (c + 1))) as [s [spos far]]; [apply Rdiv_lt_0_compat; lra|].
  exists (Rmin r (s / (c + 1))). split.
  { apply Rmin_glb_lt; [lra | apply Rdiv_lt_0_compat; lra]. }
  intros d small. assert (D := size_nonneg d).
  specialize (near d (Rle_trans _ _ _ small (Rmin_l _ _))). assert (small' := Rle_trans _ _ _ small (Rmin_r _ _)).
  set (e := difference (G (moved z d)) (G z)) in *. set (rest := difference e (image M d)) in *.
  assert (esize : size e <= (c + 1) * size d).
  { replace e with (moved rest (image M d)) by (unfold rest; apply same_point; cbn; ring).
    apply (Rle_trans _ _ _ (size_plus _ _)). assert (I := image_bounded M d). fold c in I. nra. }
  assert (esmall : size e <= s).
  { apply (Rle_trans _ _ _ esize). apply (Rmult_le_compat_l (c + 1)) in small'; [|lra].
    replace ((c + 1) * (s / (c + 1))) with s in small' by (field; lra). exact small'. }
  specialize (far e esmall).
  replace (moved (G z) e) with (G (moved z d)) in far by (unfold e; apply same_point; cbn; ring).
  set (left := difference (difference (H (G (moved z d))) (H (G z))) (image N e)) in *.
  replace (difference _ _) with (moved left (image N rest)).
  - apply (Rle_trans _ _ _ (size_plus _ _)). assert (I := image_bounded N rest). fold b in I.
    assert (one : size left <= tol / 2 * size d).
    { apply (Rle_trans _ _ _ far). apply (Rle_trans _ (tol / 2 / (c + 1) * ((c + 1) * size d))).
      - apply Rmult_le_compat_l; [|exact esize]. left. apply Rdiv_lt_0_compat; lra.
      - right. field. lra. }
    assert (two : b * size rest <= tol / 2 * size d).
    { apply (Rle_trans _ (b * (t * size d))); [now apply Rmult_le_compat_l|]. nra. }
    lra.
  - unfold left, rest. apply same_point; unfold moved, difference, image, composed, dot; cbn [fst snd]; ring.
Qed.

(** The product of the derivatives along an orbit is the derivative of G^n. *)
Theorem derivative_of_iterate : forall G D n z, (forall y, derivative_at G y (D y)) ->
  derivative_at (iterate G n) z (chain D G n z).
Proof.
  intros G D n z each. induction n as [|n IH]; cbn [iterate chain].
  - intros tol positive. exists 1. split; [lra|]. intros d _. assert (H := size_nonneg d).
    replace (difference _ _) with (0, 0) by (apply same_point; unfold identity_map, image, dot; cbn; ring).
    unfold size at 1. cbn [fst snd]. rewrite Rabs_R0. nra.
  - apply (derivative_composed (iterate G n) G); [exact IH | apply each].
Qed.

(** * There is one derivative, and it holds the four partial derivatives *)

Lemma size_horizontal : forall h, size (h, 0) = Rabs h.
Proof. intro h. unfold size. cbn [fst snd]. rewrite Rabs_R0. ring. Qed.

Lemma size_vertical : forall h, size (0, h) = Rabs h.
Proof. intro h. unfold size. cbn [fst snd]. rewrite Rabs_R0. ring. Qed.

(** A bound of what is left makes the difference quotient converge. *)
Lemma quotient_converges : forall f x l,
  (forall tol, tol > 0 -> exists r, r > 0 /\ forall h, Rabs h <= r -> Rabs (f (x + h) - f x - l * h) <= tol * Rabs h) ->
  derivable_pt_lim f x l.
Proof.
  intros f x l close tol positive. destruct (close (tol / 2) ltac:(lra)) as [r [rpos near]].
  exists (mkposreal r rpos). intros h nonzero small. cbn in small. specialize (near h ltac:(lra)).
  assert (H := Rabs_pos_lt h nonzero).
  replace ((f (x + h) - f x) / h - l) with ((f (x + h) - f x - l * h) * / h) by (field; exact nonzero).
  rewrite Rabs_mult, Rabs_inv. apply (Rmult_lt_reg_r (Rabs h)); [exact H|].
  rewrite Rmult_assoc, Rinv_l by lra. nra.
Qed.

Theorem derivative_has_partials : forall G z M, derivative_at G z M ->
  jacobian G z (fst (fst M)) (snd (fst M)) (fst (snd M)) (snd (snd M)).
Proof.
  intros G z M derivative.
  assert (part : forall d, size (difference (difference (G (moved z d)) (G z)) (image M d)) >=
    Rabs (fst (G (moved z d)) - fst (G z) - dot (fst M) d) /\
    size (difference (difference (G (moved z d)) (G z)) (image M d)) >=
    Rabs (snd (G (moved z d)) - snd (G z) - dot (snd M) d)).
  { intro d. unfold size, difference, image. cbn [fst snd].
    assert (A := Rabs_pos (fst (G (moved z d)) - fst (G z) - dot (fst M) d)).
    assert (B := Rabs_pos (snd (G (moved z d)) - snd (G z) - dot (snd M) d)). split; lra. }
  repeat split; apply quotient_converges; intros tol positive; destruct (derivative tol positive) as [r [rpos near]];
    exists r; (split; [exact rpos|]); intros h small;
    [ specialize (near (h, 0)) | specialize (near (0, h)) | specialize (near (h, 0)) | specialize (near (0, h)) ];
    rewrite ?size_horizontal, ?size_vertical in near; specialize (near small);
    [ destruct (part (h, 0)) as [P1 P2] | destruct (part (0, h)) as [P1 P2]
    | destruct (part (h, 0)) as [P1 P2] | destruct (part (0, h)) as [P1 P2] ];
    unfold moved, dot in *; cbn [fst snd] in *; destruct z as [a b]; cbn [fst snd] in *;
    rewrite ?Rmult_0_r, ?Rplus_0_r, ?Rplus_0_l in *; lra.
Qed.

Theorem derivative_unique : forall G z M N, derivative_at G z M -> derivative_at G z N -> M = N.
Proof.
  intros G z [[a b] [c d]] [[a' b'] [c' d']] one two.
  destruct (derivative_has_partials _ _ _ one) as [A [B [C D]]].
  destruct (derivative_has_partials _ _ _ two) as [A' [B' [C' D']]]. cbn [fst snd] in *.
  now rewrite (uniqueness_limite _ _ _ _ A A'), (uniqueness_limite _ _ _ _ B B'),
    (uniqueness_limite _ _ _ _ C C'), (uniqueness_limite _ _ _ _ D D').
Qed.

(** * Eigenvalues *)

(** A row g with g M = s g makes s an eigenvalue: the columns of the adjugate of M - s hold a vector for it. *)
Theorem left_eigenvector : forall M g s, g <> (0, 0) -> (forall d, dot g (image M d) = s * dot g d) -> eigenvalue M s.
Proof.
  intros [[a b] [c e]] [x y] s nonzero left.
  assert (one := left (1, 0)). assert (two := left (0, 1)).
  unfold dot, image in one, two. cbn [fst snd dot] in one, two.
  unfold dot in one, two. cbn [fst snd] in one, two.
  assert (det : (a - s) * (e - s) - b * c = 0).
  { destruct (Req_dec x 0) as [-> | X].
    - destruct (Req_dec y 0) as [-> | Y]; [now exfalso; apply nonzero|].
      apply (Rmult_eq_reg_l y); [|exact Y]. assert (c = 0) by (apply (Rmult_eq_reg_l y); lra).
      assert (e = s) by (apply (Rmult_eq_reg_l y); lra). subst. ring.
    - apply (Rmult_eq_reg_l x); [|exact X].
      transitivity (x * (a - s) * (e - s) - (x * b) * c); [ring|].
      replace (x * (a - s)) with (- (y * c)) by lra. replace (x * b) with (- (y * (e - s))) by lra. ring. }
  destruct (Req_dec b 0) as [B | B]; [destruct (Req_dec (a - s) 0) as [A | A];
    [destruct (Req_dec c 0) as [C | C]; [destruct (Req_dec (e - s) 0) as [D | D]|]|]|].
  - exists (1, 0). split; [injection; lra|]. unfold image, dot, times. cbn [fst snd]. f_equal; lra.
  - exists (e - s, - c). split; [injection; lra|]. unfold image, dot, times. cbn [fst snd]. f_equal; nra.
  - exists (e - s, - c). split; [injection; lra|]. unfold image, dot, times. cbn [fst snd]. f_equal; nra.
  - exists (b, - (a - s)). split; [injection; lra|]. unfold image, dot, times. cbn [fst snd]. f_equal; nra.
  - exists (b, - (a - s)). split; [injection; lra|]. unfold image, dot, times. cbn [fst snd]. f_equal; nra.
Qed.

Theorem multiplier_across_is_one : forall G h n z s, multiplier_across G h n z s -> multiplier G n z s.
Proof.
  intros G h n z s [cycle [_ [M [g [derivative [_ [nonzero left]]]]]]].
  split; [exact cycle|]. exists M. split; [exact derivative|]. now apply (left_eigenvector M g).
Qed.

(** * What acts along an orbit *)

Lemma image_composed : forall N M d, image (composed N M) d = image N (image M d).
Proof. intros N M d. unfold image, composed, dot. cbn [fst snd]. f_equal; ring. Qed.

Lemma image_identity : forall d, image identity_map d = d.
Proof. intro d. apply same_point; unfold image, identity_map, dot; cbn [fst snd]; ring. Qed.

(** If a row g y is multiplied by k in each step, the product of k is what n steps multiply it by. *)
Lemma rows_along : forall G D (g : point -> point) k (S : point -> Prop),
  (forall y, S y -> S (G y)) -> (forall y d, S y -> dot (g (G y)) (image (D y) d) = k y * dot (g y) d) ->
  forall n z d, S z -> dot (g (iterate G n z)) (image (chain D G n z) d) = product k G n z * dot (g z) d.
Proof.
  intros G D g k S kept step n z d start. induction n as [|n IH]; cbn [iterate chain product].
  - rewrite image_identity. ring.
  - rewrite image_composed, step by now apply iterate_keeps. rewrite IH. ring.
Qed.

(** The same for a direction e y. *)
Lemma directions_along : forall G D (e : point -> point) k (S : point -> Prop),
  (forall y, S y -> S (G y)) -> (forall y, S y -> image (D y) (e y) = times (k y) (e (G y))) ->
  forall n z, S z -> image (chain D G n z) (e z) = times (product k G n z) (e (iterate G n z)).
Proof.
  intros G D e k S kept step n z start. induction n as [|n IH]; cbn [iterate chain product].
  - rewrite image_identity. apply same_point; cbn; ring.
  - rewrite image_composed, IH. assert (H := step _ (iterate_keeps _ G S kept n z start)).
    set (m := product k G n z). set (y := iterate G n z) in *.
    transitivity (times m (image (D y) (e y))); [|rewrite H]; apply same_point; unfold times, image, dot;
      cbn [fst snd]; ring.
Qed.

(** * The two-factor map, the ellipse's function, and q *)

(** Terms of order two and three in d = (h, k). *)
Lemma rest_of_cubic : forall a b h k, Rabs h + Rabs k <= 1 ->
  Rabs (a * k ^ 2 + 2 * b * h * k + h * k ^ 2) <= (Rabs a + 2 * Rabs b + 1) * (Rabs h + Rabs k) ^ 2.
Proof.
  intros a b h k small.
  assert (T := Rabs_triang (a * k ^ 2 + 2 * b * h * k) (h * k ^ 2)).
  assert (T' := Rabs_triang (a * k ^ 2) (2 * b * h * k)).
  rewrite !Rabs_mult, (Rabs_pos_eq 2), (Rabs_pos_eq (k ^ 2)), <- (pow2_abs k) in * by (try apply pow2_ge_0; lra).
  assert (A := Rabs_pos a). assert (B := Rabs_pos b). assert (H := Rabs_pos h). assert (K := Rabs_pos k).
  apply (Rle_trans _ _ _ T).
  apply (Rle_trans _ (Rabs a * Rabs k ^ 2 + 2 * Rabs b * Rabs h * Rabs k + Rabs h * Rabs k ^ 2)).
  { lra. }
  revert A B H K small. clear T T'. generalize (Rabs a) as x, (Rabs b) as y, (Rabs h) as s, (Rabs k) as t.
  intros x y s t A B H K small.
  assert (S2 := pow2_ge_0 s). assert (T2 := pow2_ge_0 t). assert (ST := Rmult_le_pos _ _ H K).
  assert (0 <= x * (s ^ 2 + 2 * (s * t))) by (apply Rmult_le_pos; lra).
  assert (0 <= y * (s ^ 2 + t ^ 2 + s * t)) by (apply Rmult_le_pos; lra).
  assert (0 <= t ^ 2 * (1 - s)) by (apply Rmult_le_pos; lra).
  nra.
Qed.

Theorem F_differentiable : forall mu z, derivative_at (F mu) z (F_derivative mu z).
Proof.
  intros mu [u v] tol positive. assert (Z := size_nonneg (u, v)). set (c := 3 * size (u, v) + 2).
  exists (Rmin 1 (tol / c)). split; [apply Rmin_glb_lt; [lra | apply Rdiv_lt_0_compat; unfold c; lra]|].
  intros [h k] small. assert (one := Rle_trans _ _ _ small (Rmin_l _ _)).
  assert (less := Rle_trans _ _ _ small (Rmin_r _ _)). assert (D := size_nonneg (h, k)).
  assert (A := rest_of_cubic u v h k one).
  assert (B := rest_of_cubic v u k h ltac:(unfold size in one; cbn in one; lra)).
  apply (Rmult_le_compat_l c) in less; [|unfold c; lra].
  replace (c * (tol / c)) with tol in less by (field; unfold c; lra).
  apply (Rle_trans _ (c * size (h, k) * size (h, k))); [|now apply Rmult_le_compat_r].
  unfold size at 1, difference, moved, image, dot, F_derivative, F, w. cbn [fst snd].
  match goal with |- Rabs ?x + Rabs ?y <= _ =>
    replace x with (- (u * k ^ 2 + 2 * v * h * k + h * k ^ 2)) by ring;
    replace y with (- (v * h ^ 2 + 2 * u * k * h + k * h ^ 2)) by ring end.
  rewrite !Rabs_Ropp. unfold c, size in *. cbn [fst snd] in *.
  replace (Rabs k + Rabs h) with (Rabs h + Rabs k) in B by ring. lra.
Qed.

Lemma quadratic_form_small : forall f z g c, 0 <= c ->
  (forall d, Rabs (f (moved z d) - f z - dot g d) <= c * size d ^ 2) -> gradient_at f z g.
Proof.
  intros f z g c nonneg bound tol positive. exists (tol / (c + 1)). split; [apply Rdiv_lt_0_compat; lra|].
  intros d small. apply (Rle_trans _ _ _ (bound d)). assert (D := size_nonneg d).
  apply (Rmult_le_compat_l (c + 1)) in small; [|lra].
  replace ((c + 1) * (tol / (c + 1))) with tol in small by (field; lra). nra.
Qed.

Lemma square_below_size : forall x y s, Rabs x <= s -> y = x ^ 2 -> Rabs y <= s ^ 2.
Proof.
  intros x y s small ->. rewrite Rabs_pos_eq, <- pow2_abs by apply pow2_ge_0.
  apply pow_incr. split; [apply Rabs_pos | exact small].
Qed.

Theorem eps_gradient_is : forall mu z, gradient_at (eps mu) z (eps_gradient mu z).
Proof.
  intros mu z. apply (quadratic_form_small _ _ _ (Rabs (2 - mu) + Rabs (2 + mu))).
  { assert (A := Rabs_pos (2 - mu)). assert (B := Rabs_pos (2 + mu)). lra. }
  intro d. assert (A := Rabs_pos (2 - mu)). assert (B := Rabs_pos (2 + mu)).
  assert (S : Rabs (P d) <= size d ^ 2).
  { apply (square_below_size (p d / 2)); [|unfold P; field]. assert (T := Rabs_triang (fst d) (snd d)).
    unfold p, Rdiv, size. rewrite Rabs_mult, (Rabs_pos_eq (/ 2)) by lra.
    assert (U := size_nonneg d). unfold size in U. lra. }
  assert (T : Rabs (Q d) <= size d ^ 2).
  { apply (square_below_size (q d / 2)); [|unfold Q; field]. assert (T := Rabs_triang (fst d) (- snd d)).
    rewrite Rabs_Ropp in T. unfold q, Rdiv, Rminus, size. rewrite Rabs_mult, (Rabs_pos_eq (/ 2)) by lra.
    assert (U := size_nonneg d). unfold size in U. lra. }
  replace (_ - _ - _) with ((2 - mu) * P d + (2 + mu) * Q d).
  - apply (Rle_trans _ _ _ (Rabs_triang _ _)). rewrite !Rabs_mult. nra.
  - unfold eps_gradient, eps, P, Q, p, q, moved, dot. cbn [fst snd]. field.
Qed.

Theorem q_gradient_is : forall z, gradient_at q z (1, -1).
Proof.
  intro z. apply (quadratic_form_small _ _ _ 0); [lra|]. intro d.
  replace (_ - _ - _) with 0 by (unfold q, moved, dot; cbn [fst snd]; ring). rewrite Rabs_R0. lra.
Qed.

(** On {eps = 0} and on {q = 0} the gradient is multiplied by the cofactor: the chain rule for eps o F = eps K and
    q o F = q (1 + w). *)
Lemma eps_gradient_step : forall mu z d, eps mu z = 0 ->
  dot (eps_gradient mu (F mu z)) (image (F_derivative mu z) d) = K mu (w mu z) * dot (eps_gradient mu z) d.
Proof.
  intros mu z d on.
  transitivity (K mu (w mu z) * dot (eps_gradient mu z) d
    + eps mu z * ((mu + 2 * w mu z) * (snd z * fst d + fst z * snd d))); [|rewrite on; ring].
  destruct z as [u v], d as [h k]. unfold dot, image, eps_gradient, F_derivative, eps, P, Q, p, q, K, F, w, dot.
  cbn [fst snd]. field.
Qed.

Lemma q_gradient_step : forall mu z d, q z = 0 ->
  dot (1, -1) (image (F_derivative mu z) d) = (1 + w mu z) * dot (1, -1) d.
Proof.
  intros mu z d on. transitivity ((1 + w mu z) * dot (1, -1) d + q z * (snd z * fst d + fst z * snd d));
    [|rewrite on; ring].
  destruct z as [u v], d as [h k]. unfold dot, image, F_derivative, q, w, dot. cbn [fst snd]. ring.
Qed.

(** The multiplier across the ellipse, and across the balanced slice, of any cycle on them. *)
Theorem multiplier_across_ellipse : forall mu z n, -2 < mu < 2 -> eps mu z = 0 -> periodic (F mu) n z ->
  multiplier_across (F mu) (eps mu) n z (product (fun y => K mu (w mu y)) (F mu) n z).
Proof.
  intros mu z n range on cycle. split; [exact cycle|]. split; [exact on|].
  exists (chain (F_derivative mu) (F mu) n z), (eps_gradient mu z).
  split; [apply derivative_of_iterate, F_differentiable|]. split; [apply eps_gradient_is|]. split.
  - unfold eps_gradient. intro zero. injection zero as one two.
    assert (p z = 0) by (apply (Rmult_eq_reg_l (2 - mu)); lra).
    assert (q z = 0) by (apply (Rmult_eq_reg_l (2 + mu)); lra).
    unfold eps, P, Q in on. rewrite H, H0 in on. nra.
  - intro d. destruct cycle as [_ back]. rewrite <- back at 1.
    apply (rows_along (F mu) (F_derivative mu) (eps_gradient mu) (fun y => K mu (w mu y)) (fun y => eps mu y = 0)).
    + intros y H. rewrite ellipse_cofactor, H. ring.
    + intros y e. apply eps_gradient_step.
    + exact on.
Qed.

Theorem multiplier_across_balanced : forall mu z n, q z = 0 -> periodic (F mu) n z ->
  multiplier_across (F mu) q n z (product (fun y => 1 + w mu y) (F mu) n z).
Proof.
  intros mu z n on cycle. split; [exact cycle|]. split; [exact on|].
  exists (chain (F_derivative mu) (F mu) n z), (1, -1).
  split; [apply derivative_of_iterate, F_differentiable|]. split; [apply q_gradient_is|]. split.
  - intro zero. injection zero. lra.
  - intro d. apply (rows_along (F mu) (F_derivative mu) (fun _ => (1, -1)) (fun y => 1 + w mu y) (fun y => q y = 0)).
    + intros y H. destruct (diagonal_coordinates mu y) as [_ [-> _]]. rewrite H. ring.
    + intros y e. apply q_gradient_step.
    + exact on.
Qed.
